package dev.slipway.orders.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.exceptions.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MySqlSettingsTest {

    private static final String HOST = "orders.cluster-1.eu-west-1.rds.amazonaws.com";
    private static final String SECRET = "{\"username\":\"admin\",\"password\":\"hunter2\"}";

    private static String authorities = "";

    @BeforeAll
    static void nameAuthorities(@TempDir Path folder) throws IOException {
        authorities = Files.createFile(folder.resolve("authorities.pem")).toString();
    }

    private static MySqlSettings read(Map<String, String> environment) {
        return MySqlSettings.of(MariaDb.lookUp(environment));
    }

    @Test
    void aHostAndASecretAreEnough() throws Exception {
        var settings = read(Map.of("DB_HOST", HOST, "DB_SECRET", SECRET, "DB_TLS_CA", authorities));

        assertThat(settings.port()).isEqualTo(3306);
        assertThat(settings.name()).isEqualTo("orders");
        assertThat(settings.connections()).isEqualTo(10);
        assertThat(settings.logins().current()).isEqualTo(new Login("admin", "hunter2"));
    }

    @Test
    void anotherMachineMustShowACertificateOfANamedAuthority() {
        var settings = read(Map.of("DB_HOST", HOST, "DB_SECRET", SECRET, "DB_TLS_CA", authorities));

        assertThat(settings.tls()).isEqualTo(TlsMode.VERIFY);
        assertThat(settings.url("orders", "x=1"))
                .isEqualTo("jdbc:mariadb://%s:3306/orders?sslMode=verify-full&serverSslCert=%s&x=1"
                        .formatted(HOST, authorities));
    }

    @Test
    void whatIsOnlyEncryptedNeedsNoAuthority() {
        var settings = read(Map.of("DB_HOST", HOST, "DB_SECRET", SECRET, "DB_TLS", "require"));

        assertThat(settings.url("orders", "x=1"))
                .isEqualTo("jdbc:mariadb://%s:3306/orders?sslMode=trust&x=1".formatted(HOST));
    }

    @Test
    void thisMachineNeedsNoTls() {
        assertThat(read(Map.of("DB_HOST", "localhost", "DB_SECRET", SECRET)).tls())
                .isEqualTo(TlsMode.OFF);
    }

    @Test
    void whatIsMissingIsToldAtOnce() {
        assertThatThrownBy(() -> read(Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("The settings of the database: DB_HOST is missing. Use a host name, such as the cluster's"
                        + " endpoint. DB_TLS_CA is missing. Use a readable file of the PEM certificates that vouch for the"
                        + " database's. Set DB_SECRET_ARN, DB_SECRET, or DB_USER with DB_PASSWORD.");
    }

    @Test
    void allFaultsAreToldAtOnce() {
        var environment = Map.of(
                "DB_ENGINE", "postgresql",
                "DB_HOST", "jdbc://x",
                "DB_PORT", "65536",
                "DB_NAME", "a`b",
                "DB_TLS", "on",
                "DB_TLS_CA", "/nowhere.pem",
                "DB_CONNECTIONS", "0",
                "DB_SECRET", "hunter2",
                "DB_USER", "ada");

        assertThatThrownBy(() -> read(environment))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("The settings of the database:"
                        + " DB_ENGINE is \"postgresql\". Use mysql, the one that the service speaks."
                        + " DB_HOST is \"jdbc://x\". Use a host name, such as the cluster's endpoint."
                        + " DB_TLS is \"on\". Use verify, require or off."
                        + " DB_PORT is \"65536\". Use a whole number from 1 to 65535."
                        + " DB_NAME is \"a`b\". Use 1 to 64 letters, digits and _."
                        + " DB_TLS_CA is \"/nowhere.pem\". Use a readable file of the PEM certificates that vouch for the"
                        + " database's."
                        + " Set DB_SECRET_ARN, DB_SECRET, or DB_USER with DB_PASSWORD."
                        + " DB_USER and DB_PASSWORD go together."
                        + " DB_SECRET is not JSON of the form {\"username\":\"...\",\"password\":\"...\"}."
                        + " DB_CONNECTIONS is \"0\". Use a whole number from 1 to 100.");
    }

    @Test
    void anArnGoesBeforeTheTextOfTheSameSecret() {
        var arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:rds!cluster-1-AbCdEf";
        var environment = Map.of("DB_HOST", "localhost", "DB_SECRET_ARN", arn, "DB_SECRET", "not looked at");

        assertThatCode(() -> read(environment)).doesNotThrowAnyException();
    }

    @Test
    void whatIsNoArnOfASecretIsRefused() {
        assertThatThrownBy(() -> read(Map.of("DB_HOST", "localhost", "DB_SECRET_ARN", "orders")))
                .hasMessage(
                        "The settings of the database: DB_SECRET_ARN is \"orders\". Use the whole ARN of a secret in"
                                + " Secrets Manager.");
    }

    @Test
    void aPasswordShowsInNoText() {
        assertThat(new Login("admin", "hunter2")).hasToString("admin");
        assertThat(read(Map.of("DB_HOST", HOST, "DB_SECRET", SECRET, "DB_TLS_CA", authorities))
                        .toString())
                .doesNotContain("hunter2");
    }
}
