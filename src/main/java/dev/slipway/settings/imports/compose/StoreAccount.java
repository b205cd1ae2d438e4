package dev.slipway.settings.imports.compose;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The variables with the account, the name and the port of a store.
 *
 * @param addresses the names of the variables with the address of the store, without their last word, such as {@code WORDPRESS_DB_}
 */
record StoreAccount(ComposeStore store, Set<String> addresses) {
    private static final Pattern ADDRESS = Pattern.compile(
            "(HOSTNAME|HOST|SERVER|ADDRESS|ADDR|ENDPOINT|SEEDS|URL|URI|DSN)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern TLS = Pattern.compile("(USE_)?(SSL|TLS)(_?MODE|_ENABLED|_ENABLE)?|REQUIRE_(SSL|TLS)");
    private static final Pattern OFF = Pattern.compile("(?i)false|0|no|off|disabled?|");
    private static final Pattern NO_HOST = Pattern.compile("[a-z0-9+]+://([^@/]*@)?(:\\d*)?(/.*)?");
    private static final Pattern PASSWORD = Pattern.compile(".*(PASSWORD|PASS|PASSWD|PWD|AUTH)");
    private static final Pattern USER = Pattern.compile(".*(USER|USERNAME)");
    private static final Pattern NAME = Pattern.compile(".*(DB|DATABASE|NAME|SCHEMA)");
    private static final Pattern PORT = Pattern.compile(".*PORT");
    private static final Pattern PORT_OF_STORE = Pattern.compile(".*(DB|DATABASE|SQL|PG|POSTGRES|REDIS|CACHE|MARIA).*");
    /** The names of what else has accounts. */
    private static final Pattern OTHER = Pattern.compile(
            ".*(RABBIT|AMQP|MQ_|MQTT|SMTP|MAIL|MINIO|S3_|KAFKA|MONGO|ELASTIC|OPENSEARCH|CLICKHOUSE|NEO4J|LDAP|ADMIN|KEYCLOAK|GRAFANA|FLOWER|HTTP_|BASIC_|PROXY).*");

    private static final Pattern CACHE_NAME = Pattern.compile(".*(REDIS|VALKEY|CACHE).*");
    private static final Pattern DATABASE_NAME = Pattern.compile(".*(POSTGRES|MYSQL|MARIA|PG|SQL|DB_|DATABASE).*");
    /** The variables that a link sets without names of its own, by the key of their value. */
    private static final Map<String, Map<String, String>> VARIABLES = Map.of(
            "database",
            Map.of(
                    "DB_ENGINE", "engine",
                    "DB_HOST", "host",
                    "DB_READER_HOST", "readerHost",
                    "DB_PORT", "port",
                    "DB_NAME", "name",
                    "DB_SECRET_ARN", "secretArn",
                    "DB_SECRET", "secret"),
            "cache",
            Map.of(
                    "CACHE_HOST", "host",
                    "CACHE_PORT", "port",
                    "CACHE_USER", "user",
                    "CACHE_SECRET_ARN", "secretArn",
                    "CACHE_PASSWORD", "password"),
            "bucket",
            Map.of("S3_BUCKET", "name"),
            "table",
            Map.of("TABLE_NAME", "name"));

    /** True for an empty text, or an address without a host, in a variable for the address of such a store. */
    static boolean isAddressWithoutHost(ComposeStore store, String variable, String value) {
        var name = variable.toUpperCase(Locale.ROOT);
        return store.port().isPresent()
                && (value.isBlank() || NO_HOST.matcher(value).matches())
                && ADDRESS.matcher(name).find()
                && (store.isDatabase() ? DATABASE_NAME : CACHE_NAME)
                        .matcher(name)
                        .matches()
                && !(store.isDatabase() ? CACHE_NAME : DATABASE_NAME)
                        .matcher(name)
                        .matches()
                && !OTHER.matcher(name).matches();
    }

    /** The key of {@code as} for a variable with an address. */
    static String addressKey(String variable) {
        return variable.toUpperCase(Locale.ROOT).matches(".*(URL|URI|DSN)") ? "url" : "host";
    }

    /** The name of an address's variable without its last word; empty for another variable. */
    static Optional<String> beforeAddress(String variable) {
        var match = ADDRESS.matcher(variable);
        return match.find() && match.start() > 0
                ? Optional.of(variable.substring(0, match.start()).toUpperCase(Locale.ROOT))
                : Optional.empty();
    }

    /** The key of {@code as} for the variable that the link sets if it has no other name; empty for another variable. */
    Optional<String> ownKey(String variable) {
        return Optional.ofNullable(
                VARIABLES.getOrDefault(store.link(), Map.of()).get(variable));
    }

    /** The key of {@code as} for a variable beside that of the address, or with a value of the container. */
    Optional<String> key(String variable, String value) {
        var name = variable.toUpperCase(Locale.ROOT);
        var beside =
                addresses.stream().filter(name::startsWith).map(String::length).max(Integer::compare);
        return beside.flatMap(length -> beside(name.substring(length)))
                .or(() -> isOther(name) ? Optional.empty() : equal(name, value));
    }

    private Optional<String> beside(String word) {
        var words = Map.of(
                "password",
                List.of("PASSWORD", "PASS", "PASSWD", "PWD"),
                store.userKey(),
                List.of("USER", "USERNAME"),
                "port",
                List.of("PORT"),
                "name",
                store.isDatabase()
                        ? List.of("DB", "DATABASE", "NAME", "DBNAME", "DB_NAME", "DATABASE_NAME")
                        : List.<String>of());
        return words.entrySet().stream()
                .filter(entry -> entry.getValue().contains(word))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** True for a variable beside that of the address that switches TLS off. */
    boolean isWithoutTls(String variable, String value) {
        var name = variable.toUpperCase(Locale.ROOT);
        return OFF.matcher(value).matches()
                && addresses.stream().filter(name::startsWith).anyMatch(begin -> TLS.matcher(
                                name.substring(begin.length()))
                        .matches());
    }

    private boolean isOther(String name) {
        return OTHER.matcher(name).matches()
                || (store.isDatabase() ? CACHE_NAME : DATABASE_NAME)
                        .matcher(name)
                        .matches();
    }

    private Optional<String> equal(String name, String value) {
        var credentials = store.credentials();
        if (PASSWORD.matcher(name).matches() && value.equals(credentials.get("password"))) {
            return Optional.of("password");
        }
        if (USER.matcher(name).matches() && value.equals(credentials.get("username"))) {
            return Optional.of(store.userKey());
        }
        if (store.isDatabase() && NAME.matcher(name).matches() && value.equals(credentials.get("name"))) {
            return Optional.of("name");
        }
        return PORT.matcher(name).matches()
                        && PORT_OF_STORE.matcher(name).matches()
                        && store.port().filter(value::equals).isPresent()
                ? Optional.of("port")
                : Optional.empty();
    }
}
