package dev.slipway.settings.imports.compose;

import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.SourceValue;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Writer of the links of a service to stores, for variables that contain the address or the account of a store. */
final class StoreVariables {
    private static final Pattern URL = Pattern.compile("(?s)([a-z0-9+]+(?::[a-z]+)?)://[^/?]*(?:/([\\w-]*))?.*");
    private static final String JDBC_URL = "SPRING_DATASOURCE_URL";

    private final ComposeService service;
    private final Map<String, DraftSection> links = new LinkedHashMap<>();
    /** The beginnings of the names of variables with the address of a store, by its link. */
    private final Map<String, Set<String>> addresses = new HashMap<>();

    StoreVariables(ComposeService service) {
        this.service = service;
    }

    /** The link to a store, which is written once. */
    DraftSection link(ComposeStore store) {
        return links.computeIfAbsent(store.key(), key -> {
            service.scope().usedStores().add(key);
            var link = service.draft().element("uses");
            link.put(store.link(), store.setting());
            return link;
        });
    }

    /** True if the variable is that of a store, so that the link sets it. */
    boolean read(String variable, String value, SourceValue source) {
        var scope = service.scope();
        var host = host(variable, value);
        var named = host.flatMap(scope::store).or(() -> withoutHost(variable, value));
        if (named.isPresent()) {
            var store = named.get();
            StoreAccount.beforeAddress(variable).ifPresent(name -> addresses
                    .computeIfAbsent(store.key(), any -> new LinkedHashSet<>())
                    .add(name));
            address(store, host.orElse(""), variable, value, source);
            return true;
        }
        return links.keySet().stream().toList().stream()
                .flatMap(key -> scope.stores().values().stream().filter(store -> key.equals(store.key())))
                .anyMatch(store -> account(store, variable, value, source));
    }

    /** True for a variable with the address of a store, whose account is read later. */
    boolean isAddress(String variable, String value) {
        return host(variable, value).isPresent() || withoutHost(variable, value).isPresent();
    }

    /** The name of a store's container in a value. */
    private Optional<String> host(String variable, String value) {
        var scope = service.scope();
        return CallPattern.first(scope.hosts(scope.stores()::containsKey), variable, value)
                .map(match -> match.group(2));
    }

    /** The store of a link whose address a variable would have, if the variables of its value had values. */
    private Optional<ComposeStore> withoutHost(String variable, String value) {
        return service.scope().stores().values().stream()
                .filter(store -> links.containsKey(store.key()))
                .filter(store -> StoreAccount.isAddressWithoutHost(store, variable, value))
                .findFirst();
    }

    private void address(ComposeStore store, String host, String variable, String value, SourceValue source) {
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
        if (value.isBlank()) {
            name(link, StoreAccount.addressKey(variable), variable, value, source, store);
            return;
        }
        if (!url.matches()) {
            if (value.strip().equals(host) || store.isHostAndPort(variable, value)) {
                name(link, "host", variable, value, source, store);
            } else {
                open(link, store, variable, source, "the link sets host and port apart");
            }
            return;
        }
        otherName(store, variable, url.group(2), source);
        var scheme = url.group(1);
        if (scheme.startsWith("jdbc:") && variable.equals(JDBC_URL)) {
            var prefix = store.isDatabase() && store.kind() == KnownImage.POSTGRES ? "postgresql" : "mysql";
            service.draft()
                    .section("environment")
                    .change(
                            variable,
                            "jdbc:%s://${DB_HOST}:${DB_PORT}/${DB_NAME}".formatted(prefix),
                            source,
                            "Spring fills in the variables that the link sets" + withoutParameters(value));
            return;
        }
        if (!scheme.matches("postgres(ql)?|mysql|rediss?|valkeys?")) {
            open(link, store, variable, source, "the link has no address of the form %s://".formatted(scheme));
            return;
        }
        if (name(link, "url", variable, value, source, store)) {
            password(link, store);
        }
    }

    private static String withoutParameters(String address) {
        return address.contains("?") ? "; the parameters of the address are left out" : "";
    }

    /** Reports an address of another database in the same container, or of a numbered one of a cache. */
    private void otherName(ComposeStore store, String variable, String name, SourceValue source) {
        var usual = store.isDatabase() ? store.credentials().getOrDefault("name", "") : "0";
        if (name != null && !name.isEmpty() && !name.equals(usual)) {
            service.report()
                    .open(
                            source,
                            link(store).path(),
                            "%s names the database %s, and the link leads to %s: %s"
                                    .formatted(
                                            variable,
                                            name,
                                            store.isDatabase() ? store.setting() : "0",
                                            store.isDatabase()
                                                    ? "create it there, and let the application use its name"
                                                    : "let the application use a prefix of its keys, or a cache of its own"));
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
        var account = new StoreAccount(store, addresses.getOrDefault(store.key(), Set.of()));
        var own = account.ownKey(variable).filter(key -> isFirst(store));
        if (store.port().isEmpty() && isKey(store, value, source)) {
            return true;
        }
        var key = store.port().isEmpty() ? Optional.<String>empty() : account.key(variable, value);
        if (key.isEmpty() && value.isEmpty()) {
            key = own;
        }
        var link = link(store);
        if (account.isWithoutTls(variable, value)) {
            service.report()
                    .open(
                            source,
                            service.key("environment." + variable),
                            "the store requires TLS: let the variable switch it on");
        }
        if (key.isEmpty()) {
            own.filter(known -> !link.section("as").has(known))
                    .ifPresent(known -> rename(link, known, variable, source));
            return false;
        }
        name(link, key.get(), variable, value, source, store);
        return true;
    }

    /** True for the store whose variables have no suffix. */
    private boolean isFirst(ComposeStore store) {
        return links.keySet().stream()
                .filter(key -> key.startsWith(store.link() + ":"))
                .findFirst()
                .filter(store.key()::equals)
                .isPresent();
    }

    /** Gives the variable of the link another name, since the service has a variable of this name for something else. */
    private void rename(DraftSection link, String key, String variable, SourceValue source) {
        var other = "STORE_" + variable;
        link.section("as").put(key, other);
        service.report()
                .changed(
                        source,
                        "%s.as.%s".formatted(link.path(), key),
                        "the variable stays as it is; that of the link with this name is %s".formatted(other));
    }

    /** True for a key of a container for buckets, which the application does not need on AWS. */
    private boolean isKey(ComposeStore store, String value, SourceValue source) {
        var isKey = !value.isEmpty() && store.credentials().containsValue(value);
        if (isKey) {
            service.report()
                    .changed(source, link(store).path(), "left out: the role of the task signs the calls of S3");
        }
        return isKey;
    }

    /** Names a value of the link; a value has one name. */
    private boolean name(
            DraftSection link, String key, String variable, String value, SourceValue source, ComposeStore store) {
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
                                ? "the link sets the address, with%s a user and without a password; it requires TLS"
                                                .formatted(store.isDatabase() ? "" : "out")
                                        + withoutParameters(value)
                                : "the link sets it");
        if (key.equals("url") && !store.isDatabase()) {
            service.report()
                    .open(
                            source,
                            link.path(),
                            "the cache requires a login: let the application pass CACHE_USER and CACHE_PASSWORD, which the link sets, with the address");
        }
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
