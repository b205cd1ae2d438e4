package dev.slipway.settings.imports.compose;

import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.SourceValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writer of the links of a service to stores, for variables that contain the address or the account of a store. */
final class StoreVariables {
    private static final Pattern URL = Pattern.compile("([a-z0-9+]+(?::[a-z]+)?)://.*");
    private static final String JDBC_URL = "SPRING_DATASOURCE_URL";

    private final ComposeService service;
    private final Map<String, DraftSection> links = new LinkedHashMap<>();

    StoreVariables(ComposeService service) {
        this.service = service;
    }

    /** The link to a store, which is written once. */
    DraftSection link(ComposeStore store) {
        return links.computeIfAbsent(store.link() + ":" + store.setting(), key -> {
            var link = service.draft().element("uses");
            link.put(store.link(), store.setting());
            return link;
        });
    }

    /** True if the variable is that of a store, so that the link sets it. */
    boolean read(String variable, String value, SourceValue source) {
        var hosts = service.scope().hosts(service.scope().stores()::containsKey);
        var match = CallPattern.of(hosts).matcher(value);
        if (!hosts.isEmpty()
                && match.find()
                && (!match.group(1).isEmpty() || match.group(3) != null || CallPattern.isHostKey(variable))) {
            address(service.scope().store(match.group(2)).orElseThrow(), variable, value, source);
            return true;
        }
        return links.keySet().stream().toList().stream()
                .flatMap(key -> service.scope().stores().values().stream()
                        .filter(store -> key.equals(store.link() + ":" + store.setting())))
                .anyMatch(store -> account(store, variable, value, source));
    }

    private void address(ComposeStore store, String variable, String value, SourceValue source) {
        var report = service.report();
        var link = link(store);
        if (store.port().isEmpty()) {
            report.changed(
                    source,
                    link.path(),
                    "left out: the SDK of AWS calls %s itself, in the region and with the role of the task"
                            .formatted(store.kind().note()));
            return;
        }
        var url = URL.matcher(value);
        if (!url.matches()) {
            if (value.contains(":")) {
                open(link, store, variable, source, "the link sets host and port apart");
            } else {
                name(link, "host", variable, source, store);
            }
            return;
        }
        var scheme = url.group(1);
        if (scheme.startsWith("jdbc:") && variable.equals(JDBC_URL)) {
            var prefix = store.isDatabase() && store.kind() == KnownImage.POSTGRES ? "postgresql" : "mysql";
            service.draft()
                    .section("environment")
                    .change(
                            variable,
                            "jdbc:%s://${DB_HOST}:${DB_PORT}/${DB_NAME}".formatted(prefix),
                            source,
                            "Spring fills in the variables that the link sets");
            return;
        }
        if (!scheme.matches("postgres(ql)?|mysql|rediss?|valkeys?")) {
            open(link, store, variable, source, "the link has no address of the form %s://".formatted(scheme));
            return;
        }
        if (name(link, "url", variable, source, store)) {
            password(link, store);
        }
    }

    /** The password beside an address, which contains none. */
    private void password(DraftSection link, ComposeStore store) {
        var as = link.section("as");
        if (!as.has("password") && store.kind() == KnownImage.POSTGRES) {
            as.put("password", "PGPASSWORD");
        }
    }

    private boolean account(ComposeStore store, String variable, String value, SourceValue source) {
        var credentials = store.credentials();
        if (store.port().isEmpty()) {
            return key(store, value, source);
        }
        var name = variable.toUpperCase(java.util.Locale.ROOT);
        var key = Optional.<String>empty();
        if (name.matches(".*(PASSWORD|PASS|PASSWD|PWD|AUTH)$") && value.equals(credentials.get("password"))) {
            key = Optional.of("password");
        } else if (name.matches(".*(USER|USERNAME)$") && value.equals(credentials.get("username"))) {
            key = Optional.of(store.userKey());
        } else if (store.isDatabase()
                && name.matches(".*(DB|DATABASE|NAME|SCHEMA)$")
                && value.equals(credentials.get("name"))) {
            key = Optional.of("name");
        } else if (name.matches(".*PORT$")
                && store.port().filter(value::equals).isPresent()
                && name.matches(".*(DB|DATABASE|SQL|PG|POSTGRES|REDIS|CACHE|MARIA).*")) {
            key = Optional.of("port");
        }
        key.ifPresent(known -> name(link(store), known, variable, source, store));
        return key.isPresent();
    }

    /** True for a key of a container for buckets, which the application does not need on AWS. */
    private boolean key(ComposeStore store, String value, SourceValue source) {
        var isKey = !value.isEmpty() && store.credentials().containsValue(value);
        if (isKey) {
            service.report()
                    .changed(source, link(store).path(), "left out: the role of the task signs the calls of S3");
        }
        return isKey;
    }

    /** Names a value of the link; a value has one name. */
    private boolean name(DraftSection link, String key, String variable, SourceValue source, ComposeStore store) {
        var as = link.section("as");
        if (as.has(key)
                && !variable.equals(as.members().get(key))
                && !(key.equals("password") && "PGPASSWORD".equals(as.members().get(key)))) {
            open(
                    link,
                    store,
                    variable,
                    source,
                    "%s is the name of the same value".formatted(as.members().get(key)));
            return false;
        }
        as.put(key, variable);
        service.report()
                .changed(
                        source,
                        "%s.as.%s".formatted(link.path(), key),
                        key.equals("url")
                                ? "the link sets the address, with a user and without a password; it requires TLS"
                                : "the link sets it");
        return true;
    }

    private void open(DraftSection link, ComposeStore store, String variable, SourceValue source, String reason) {
        service.report()
                .open(
                        source,
                        link.path(),
                        "%s: let the application build %s from %s, which the link sets"
                                .formatted(
                                        reason,
                                        variable,
                                        store.isDatabase()
                                                ? "DB_HOST, DB_PORT, DB_NAME and DB_SECRET"
                                                : "CACHE_HOST, CACHE_PORT and CACHE_PASSWORD"));
    }
}
