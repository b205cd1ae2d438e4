package dev.slipway.orders.mysql;

import io.micronaut.context.exceptions.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Address and credentials of the database.
 *
 * @param name of the database (the schema)
 * @param authorities a file of PEM certificates that vouch for the database's; there if they are to be verified
 * @param connections at most so many at once, 1 to 100
 */
record MySqlSettings(
        String host,
        int port,
        String name,
        TlsMode tls,
        Optional<String> authorities,
        LoginCache logins,
        int connections) {

    private static final String ENGINE = "mysql";
    private static final String DEFAULT_PORT = "3306";
    private static final String DEFAULT_NAME = "orders";

    /** Default of connections: enough for a quarter of a CPU, and few compared with the limit of the smallest Aurora. */
    private static final String DEFAULT_CONNECTIONS = "10";

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1");
    private static final Pattern HOST = Pattern.compile("[\\w.-]{1,253}");
    private static final Pattern NAME = Pattern.compile("\\w{1,64}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");

    /**
     * The settings in the environment variables {@code DB_*}, see the README.
     *
     * @throws ConfigurationException that tells all faults at once
     */
    static MySqlSettings of(Function<String, Optional<String>> environment) {
        return new Reader(environment).read();
    }

    /** @param timeouts of connecting and of answering, in the driver's terms */
    String url(String database, String timeouts) {
        return "jdbc:mariadb://%s:%d/%s?sslMode=%s%s&%s"
                .formatted(
                        host,
                        port,
                        database,
                        tls.sslMode(),
                        authorities.map(file -> "&serverSslCert=" + file).orElse(""),
                        timeouts);
    }

    private static final class Reader {

        private final Function<String, Optional<String>> environment;
        private final List<String> faults = new ArrayList<>();

        private Reader(Function<String, Optional<String>> environment) {
            this.environment = environment;
        }

        private MySqlSettings read() {
            text("DB_ENGINE", ENGINE, ENGINE::equals, ENGINE + ", the one that the service speaks");
            var host = text("DB_HOST", "", HOST.asMatchPredicate(), "a host name, such as the cluster's endpoint");
            var tls = tls(host);
            var settings = new MySqlSettings(
                    host,
                    number("DB_PORT", DEFAULT_PORT, 65_535),
                    text("DB_NAME", DEFAULT_NAME, NAME.asMatchPredicate(), "1 to 64 letters, digits and _"),
                    tls,
                    tls == TlsMode.VERIFY ? Optional.of(authorities()) : Optional.empty(),
                    logins(),
                    number("DB_CONNECTIONS", DEFAULT_CONNECTIONS, 100));
            if (!faults.isEmpty()) {
                throw new ConfigurationException("The settings of the database: " + String.join(" ", faults));
            }
            return settings;
        }

        private Optional<String> value(String name) {
            return environment.apply(name).filter(Predicate.not(String::isBlank));
        }

        private String text(String name, String byDefault, Predicate<String> good, String rule) {
            String text = value(name).orElse(byDefault);
            if (!good.test(text)) {
                faults.add("%s is %s. Use %s.".formatted(name, text.isEmpty() ? "missing" : quoted(text), rule));
            }
            return text;
        }

        private int number(String name, String byDefault, int most) {
            Predicate<String> good = text -> NUMBER.matcher(text).matches() && inRange(Integer.parseInt(text), most);
            String text = text(name, byDefault, good, "a whole number from 1 to %d".formatted(most));
            return good.test(text) ? Integer.parseInt(text) : most;
        }

        private static boolean inRange(int number, int most) {
            return number >= 1 && number <= most;
        }

        private TlsMode tls(String host) {
            TlsMode byDefault = THIS_MACHINE.contains(host) ? TlsMode.OFF : TlsMode.VERIFY;
            return value("DB_TLS")
                    .map(text -> TlsMode.of(text).orElseGet(() -> {
                        faults.add("DB_TLS is %s. Use verify, require or off.".formatted(quoted(text)));
                        return byDefault;
                    }))
                    .orElse(byDefault);
        }

        /** The certificates are required, because the driver otherwise accepts any server that knows the password. */
        private String authorities() {
            return text(
                    "DB_TLS_CA",
                    "",
                    file -> !file.isEmpty() && Files.isReadable(Path.of(file)),
                    "a readable file of the PEM certificates that vouch for the database's");
        }

        private LoginCache logins() {
            var arn = value("DB_SECRET_ARN");
            var json = value("DB_SECRET");
            var user = value("DB_USER");
            if (user.isPresent() == (arn.isPresent() || json.isPresent())) {
                faults.add("Set DB_SECRET_ARN, DB_SECRET, or DB_USER with DB_PASSWORD.");
            }
            if (user.isPresent() != value("DB_PASSWORD").isPresent()) {
                faults.add("DB_USER and DB_PASSWORD go together.");
            }
            if (arn.isPresent()) {
                return LoginCache.rotating(new ManagedSecret(arn(arn.get())), System::nanoTime);
            }
            return LoginCache.fixed(json.isPresent() ? login(json.get()) : login(user));
        }

        private String arn(String text) {
            if (!ManagedSecret.ARN.matcher(text).matches()) {
                faults.add("DB_SECRET_ARN is %s. Use the whole ARN of a secret in Secrets Manager."
                        .formatted(quoted(text)));
            }
            return text;
        }

        private Login login(String json) {
            return Login.parse(json).orElseGet(() -> {
                faults.add("DB_SECRET is not " + Login.FORM + ".");
                return new Login("", "");
            });
        }

        private Login login(Optional<String> user) {
            return new Login(user.orElse(""), value("DB_PASSWORD").orElse(""));
        }

        private static String quoted(String text) {
            return '"' + text + '"';
        }
    }
}
