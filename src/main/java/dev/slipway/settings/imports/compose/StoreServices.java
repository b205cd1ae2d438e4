package dev.slipway.settings.imports.compose;

import dev.slipway.settings.imports.ShellWords;
import dev.slipway.settings.imports.SourceFields;
import dev.slipway.settings.imports.SourceValue;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writer of stores of AWS for the containers of databases, caches, tables and buckets, and reporter of those without one. */
record StoreServices(ComposeScope scope) {
    private static final String SCRIPTS = "docker-entrypoint-initdb.d";

    /** The length of a bucket's name with those of the project and the stack before it. */
    private static final int MAX_BUCKET = 36;

    private static final Pattern REQUIREPASS = Pattern.compile("requirepass[\\s=]+[\"']?([^\\s\"']+)");
    private static final String DATA =
            "the store is new and empty: move the data by a dump and a restore, through ./slipway tunnel";

    /** True if the service is no container of the stack. */
    boolean read(String name, SourceValue service, SourceFields fields) {
        var isBuilt = service.member("build").isPresent();
        var image = isBuilt
                ? ServiceDockerfile.of(scope.file().folder(), service).flatMap(ServiceDockerfile::base)
                : service.member("image").map(SourceValue::text);
        var known = image.flatMap(KnownImage::of).filter(kind -> !isBuilt || kind.hasData());
        if (known.isEmpty()) {
            return usesDocker(service);
        }
        var kind = known.get();
        if (!kind.isStore()) {
            scope.report().lost(service, "%s: %s".formatted(image.get(), kind.note()));
            return true;
        }
        if (kind == KnownImage.POSTGRES || kind == KnownImage.MYSQL) {
            return database(name, service, fields, kind);
        }
        if (kind == KnownImage.CACHE) {
            cache(name, service, fields);
        } else {
            var section = kind == KnownImage.TABLE ? "tables" : "buckets";
            var max = section.equals("buckets") ? MAX_BUCKET - scope.prefix().length() : name.length();
            var setting = scope.names().of(name.length() > max ? name.substring(0, Math.max(1, max)) : name);
            var draft = scope.root().section("storage").section(section).section(setting);
            take(
                    fields,
                    draft.path(),
                    "%s instead of a container; one %s is written: write those that the application needs"
                            .formatted(kind.note(), section.substring(0, section.length() - 1)));
            var credentials = new LinkedHashMap<String, String>();
            var values = variables(fields);
            value(values, "MINIO_(ROOT_USER|ACCESS_KEY)").ifPresent(text -> credentials.put("username", text));
            value(values, "MINIO_(ROOT_PASSWORD|SECRET_KEY)").ifPresent(text -> credentials.put("password", text));
            scope.stores()
                    .put(
                            name,
                            new ComposeStore(kind, section.substring(0, section.length() - 1), setting, credentials));
        }
        return true;
    }

    /** Reports the stores that no service uses: applications that know the name of the container by themselves. */
    static void unused(ComposeScope scope) {
        scope.stores().forEach((name, store) -> {
            if (!scope.usedStores().contains(store.key())) {
                scope.report()
                        .open(
                                scope.file().services().get(name),
                                "slipway:services",
                                "no service names %s: write %s under uses of those that call it, and let them read the address from its variables"
                                        .formatted(name, store.key()));
            }
        });
    }

    private boolean usesDocker(SourceValue service) {
        var mounts = service.member("volumes").map(SourceValue::items).orElse(List.of()).stream()
                .anyMatch(item -> item.text().contains("docker.sock")
                        || item.member("source")
                                .map(SourceValue::text)
                                .orElse("")
                                .contains("docker.sock"));
        if (mounts) {
            scope.report()
                    .lost(
                            service,
                            "it mounts Docker's socket, which Fargate does not offer: leave it out, or run it without the socket");
        }
        return mounts;
    }

    private boolean database(String name, SourceValue service, SourceFields fields, KnownImage kind) {
        if (scope.root().has("database")) {
            scope.report()
                    .open(
                            service.markAllRead(),
                            "slipway:database",
                            "a stack has one database, that of another service here: create a second one in the same cluster, or write a stack of its own");
            return true;
        }
        var postgres = kind == KnownImage.POSTGRES;
        var values = variables(fields);
        var database = scope.root().section("database");
        database.comment("from %s, service %s"
                .formatted(scope.file().roots().get(0).place().file(), name));
        var user = value(values, postgres ? "POSTGRES_USER|POSTGRESQL_USERNAME" : "(MYSQL|MARIADB)_USER");
        var wanted = value(values, postgres ? "POSTGRES_DB|POSTGRESQL_DATABASE" : "(MYSQL|MARIADB)_DATABASE")
                .or(() -> user.filter(text -> postgres));
        database.put("engine", postgres ? "aurora-postgresql" : "aurora-mysql");
        var isName = wanted.filter(text -> text.matches("[A-Za-z]\\w{0,62}")).isPresent();
        if (isName) {
            database.put("name", wanted.get());
        }
        database.preset("instances", 1, service, "a container of a database is one instance; 2 are in two zones");
        take(
                fields,
                database.path(),
                "%s instead of a container, with a version and a user of its own%s. %s"
                        .formatted(
                                kind.note(),
                                wanted.isEmpty() || isName
                                        ? ""
                                        : ", and with another name of the database, of letters, digits and underscores",
                                DATA));
        var credentials = new LinkedHashMap<String, String>();
        credentials.put("name", wanted.orElse(postgres ? "postgres" : "app"));
        credentials.put("username", user.orElse(postgres ? "postgres" : "root"));
        value(values, postgres ? "POSTGRES_PASSWORD|POSTGRESQL_PASSWORD" : "(MYSQL|MARIADB)_PASSWORD")
                .or(() -> value(values, "(MYSQL|MARIADB)_ROOT_PASSWORD"))
                .ifPresent(text -> credentials.put("password", text));
        scope.stores().put(name, new ComposeStore(kind, "database", isName ? wanted.get() : "app", credentials));
        return true;
    }

    private void cache(String name, SourceValue service, SourceFields fields) {
        var setting = scope.names().of(name);
        var cache = scope.root().section("caches").section(setting);
        cache.comment("from %s, service %s"
                .formatted(scope.file().roots().get(0).place().file(), name));
        cache.section("nodes").preset("count", 1, service, "a container of a cache is one node; 2 are in two zones");
        take(
                fields,
                cache.path(),
                "%s instead of a container: clients connect with TLS and the password. %s"
                        .formatted(KnownImage.CACHE.note(), DATA));
        var credentials = new LinkedHashMap<String, String>();
        var values = variables(fields);
        var command = service.member("command").map(ShellWords::of).orElse(List.of());
        value(values, "REDIS_PASSWORD|VALKEY_PASSWORD")
                .or(() -> password(String.join(" ", command)))
                .or(() -> password(values.getOrDefault("REDIS_ARGS", "")))
                .ifPresent(text -> credentials.put("password", text));
        scope.stores().put(name, new ComposeStore(KnownImage.CACHE, "cache", setting, credentials));
    }

    /** The password that the command of a cache sets. */
    private static Optional<String> password(String command) {
        var match = REQUIREPASS.matcher(command);
        return match.find() ? Optional.of(match.group(1)) : Optional.empty();
    }

    /** Reports the image as changed, and the other fields as those that AWS manages. */
    private void take(SourceFields fields, String target, String note) {
        var build = fields.value("build");
        build.ifPresent(
                value -> scope.report()
                        .changed(
                                value.markAllRead(),
                                target,
                                note
                                        + "; the files that the build adds to the image are left out: run its scripts through ./slipway tunnel"));
        fields.value("image").filter(image -> build.isEmpty()).ifPresent(image -> scope.report()
                .changed(image, target, note));
        fields.source().member("volumes").map(SourceValue::items).orElse(List.of()).stream()
                .filter(item -> item.text().contains(SCRIPTS)
                        || item.member("target")
                                .map(SourceValue::text)
                                .orElse("")
                                .contains(SCRIPTS))
                .forEach(
                        item -> scope.report()
                                .lost(
                                        item,
                                        "no script runs when a store is created: run it through ./slipway tunnel, or in a migration"));
        fields.source().members().forEach((field, value) -> {
            if (!field.equals("image") && !field.equals("build")) {
                scope.report()
                        .ignored(
                                value,
                                "AWS runs the store: ports, volumes, checks and accounts of the container have no meaning");
            }
        });
    }

    /** The variables of a container, those of its environment files and of the machine included. */
    private Map<String, String> variables(SourceFields fields) {
        var machine = scope.file().interpolation().variables();
        var values = new LinkedHashMap<String, String>();
        fields.source().member("env_file").ifPresent(files -> {
            var items = files.isList() ? files.items() : List.of(files);
            items.forEach(
                    item -> file(item.member("path").map(SourceValue::text).orElse(item.text()), machine, values));
        });
        ComposeEntries.of(fields, "environment").forEach(entry -> entry.value()
                .or(() -> Optional.ofNullable(machine.get(entry.name())))
                .ifPresent(text -> values.put(entry.name(), text)));
        return values;
    }

    private void file(String path, Map<String, String> machine, Map<String, String> values) {
        try {
            values.putAll(
                    EnvironmentLines.of(Files.readString(scope.file().folder().resolve(path)), machine));
        } catch (IOException | RuntimeException e) {
            // The account of a container is of no use on AWS; the link sets that of the store.
            return;
        }
    }

    private static Optional<String> value(Map<String, String> values, String names) {
        return values.entrySet().stream()
                .filter(entry ->
                        entry.getKey().matches(names) && !entry.getValue().isEmpty())
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
