package dev.slipway.orders.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.orders.Together;
import dev.slipway.orders.order.StoreUnavailableException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The password is changed while the service runs. */
class RotationTest {

    private static final String USER = "rotated";

    private final MariaDb database = MariaDb.running();
    private SecretsManagerStub secrets;
    private Map<String, String> environment;

    @BeforeEach
    void open() throws Exception {
        environment = database.migrated("rotation");
        environment.keySet().removeAll(List.of("DB_USER", "DB_PASSWORD"));
        environment.put("DB_SECRET_ARN", SecretsManagerStub.ARN);
        database.execute("CREATE OR REPLACE USER '%s'@'%%' IDENTIFIED BY 'first'".formatted(USER));
        database.execute("GRANT ALL ON rotation.* TO '%s'@'%%'".formatted(USER));
        secrets = new SecretsManagerStub();
        secrets.holds(USER, "first");
    }

    @AfterEach
    void close() throws Exception {
        secrets.close();
        database.execute("DROP USER '%s'@'%%'".formatted(USER));
    }

    @Test
    void aRejectedLoginReadsTheSecretAgain() throws Exception {
        // Of more, one could have logged in by the old password just as it changed.
        environment.put("DB_CONNECTIONS", "1");
        try (var store = MySqlOrderStore.of(MariaDb.lookUp(environment))) {
            MariaDb.firstAnswer(store);
            assertThat(secrets.reads()).isEqualTo(1);

            database.setPassword(USER, "second");
            secrets.holds(USER, "second");
            store.pool().connections.getHikariPoolMXBean().softEvictConnections();

            assertThatCode(() -> MariaDb.firstAnswer(store)).doesNotThrowAnyException();
            assertThat(secrets.reads()).isEqualTo(2);
        }
    }

    @Test
    void connectionsThatAreRejectedTogetherReadItOnce() throws Exception {
        var settings = MySqlSettings.of(MariaDb.lookUp(environment));
        var source = new LoginDataSource(settings.url("rotation", "connectTimeout=5000"), settings.logins());
        source.getConnection().close();
        database.setPassword(USER, "second");
        secrets.holds(USER, "second");

        var valid = Together.run(20, i -> {
            try (var connection = source.getConnection()) {
                return connection.isValid(5);
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });

        assertThat(valid).hasSize(20).containsOnly(true);
        assertThat(secrets.reads()).isEqualTo(2);
    }

    @Test
    void aSecretThatIsStillTheOldOneIsNotTriedTwice() throws Exception {
        database.setPassword(USER, "second");
        var settings = MySqlSettings.of(MariaDb.lookUp(environment));
        var source = new LoginDataSource(settings.url("rotation", "connectTimeout=5000"), settings.logins());

        assertThatThrownBy(source::getConnection)
                .isInstanceOfSatisfying(
                        SQLException.class,
                        e -> assertThat(SqlFaults.unchecked(e))
                                .isInstanceOf(StoreUnavailableException.class)
                                .hasMessage("Access denied for user 'rotated'@'127.0.0.1' (using password: YES)"));
        assertThat(secrets.reads()).isEqualTo(2);
    }

    @Test
    void aSecretThatCannotBeReadMakesTheStoreUnavailable() {
        secrets.denies();
        try (var store = MySqlOrderStore.of(MariaDb.lookUp(environment))) {
            assertThatThrownBy(() -> MariaDb.firstAnswer(store))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageStartingWith(
                            "The database's secret " + SecretsManagerStub.ARN + " cannot be read: not authorized");
        }
    }

    @Test
    void aSecretOfAnotherFormIsNotShown() {
        secrets.holds("hunter2");
        try (var store = MySqlOrderStore.of(MariaDb.lookUp(environment))) {
            assertThatThrownBy(() -> MariaDb.firstAnswer(store))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessage("The database's secret %s cannot be read: it is no JSON of the form"
                                    .formatted(SecretsManagerStub.ARN)
                            + " {\"username\":\"...\",\"password\":\"...\"}")
                    .satisfies(e -> assertThat(Throwables.getStackTrace(e)).doesNotContain("hunter2"));
        }
    }
}
