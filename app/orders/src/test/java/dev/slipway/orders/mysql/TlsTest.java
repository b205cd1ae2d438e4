package dev.slipway.orders.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    private final MariaDb database = MariaDb.running();
    private final Map<String, String> environment = database.migrated("tls");

    private Connection connect() throws SQLException {
        var settings = MySqlSettings.of(MariaDb.lookUp(environment));
        return new LoginDataSource(settings.url("tls", "connectTimeout=5000"), settings.logins()).getConnection();
    }

    private static String cipher(Connection connection) throws SQLException {
        try (connection;
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SHOW STATUS LIKE 'Ssl_cipher'")) {
            rows.next();
            return rows.getString(2);
        }
    }

    @Test
    void onThisMachineNothingIsEncryptedUnlessAsked() throws Exception {
        assertThat(cipher(connect())).isEmpty();
    }

    @Test
    void requireEncrypts() throws Exception {
        environment.put("DB_TLS", "require");

        assertThat(cipher(connect())).startsWith("TLS");
    }

    @Test
    void verifyTakesACertificateOfAKnownAuthorityForTheHost() throws Exception {
        environment.put("DB_TLS", "verify");
        environment.put("DB_TLS_CA", database.authority().toString());

        assertThat(cipher(connect())).startsWith("TLS");
    }

    @Test
    void verifyRefusesACertificateForAnotherHost() {
        environment.put("DB_TLS", "verify");
        environment.put("DB_TLS_CA", database.authority().toString());
        environment.put("DB_HOST", "localhost");

        assertThatThrownBy(this::connect).isInstanceOf(SQLException.class).hasMessageContaining("localhost");
    }

    @Test
    void verifyRefusesACertificateOfAnotherAuthority(@TempDir Path folder) throws Exception {
        environment.put("DB_TLS", "verify");
        environment.put("DB_TLS_CA", Certificates.make(folder).authority().toString());

        assertThatThrownBy(this::connect).isInstanceOf(SQLException.class).hasMessageContaining("PKIX path");
    }
}
