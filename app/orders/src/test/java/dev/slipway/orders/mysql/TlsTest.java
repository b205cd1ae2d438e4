package dev.slipway.orders.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TlsTest {

    private final MariaDb database = MariaDb.running();
    private final Map<String, String> environment = database.migrated("tls");

    private Connection connect() throws SQLException {
        var settings = DatabaseSettings.of(MariaDb.lookUp(environment));
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
    void verifyRefusesWhatAmazonDidNotSign() {
        environment.put("DB_TLS", "verify");

        assertThatThrownBy(this::connect)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("unable to find valid certification path to requested target");
    }

    @Test
    void theAuthoritiesOfAmazonAreRootsOfEachRegionThatLastForDecades() throws Exception {
        try (InputStream bundle = DatabaseSettings.class.getResourceAsStream("amazon-rds-ca.pem")) {
            var certificates = CertificateFactory.getInstance("X.509").generateCertificates(bundle);

            assertThat(certificates).hasSize(3 * 27).allSatisfy(certificate -> {
                var root = (X509Certificate) certificate;
                root.verify(root.getPublicKey());
                assertThat(root.getBasicConstraints()).isNotNegative();
                assertThat(root.getSubjectX500Principal().getName())
                        .matches(".*CN=Amazon RDS [a-z0-9-]+ Root CA (RSA2048|RSA4096|ECC384) G1.*");
                root.checkValidity(Date.from(Instant.now().plus(20 * 365, ChronoUnit.DAYS)));
            });
        }
    }
}
