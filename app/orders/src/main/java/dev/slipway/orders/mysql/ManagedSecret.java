package dev.slipway.orders.mysql;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * A login in Secrets Manager, where RDS changes its password every seven days.
 *
 * @param arn of the secret; its region is the one that is asked
 */
record ManagedSecret(String arn) implements LoginCache.LoginSource {

    /** ARN of a secret, with the region as its group. */
    static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:secretsmanager:([a-z0-9-]+):\\d{12}:secret:.+");

    private static final Logger LOG = LoggerFactory.getLogger(ManagedSecret.class);

    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final Duration ALL_TRIES = Duration.ofSeconds(8);

    @Override
    public Login read() throws SQLException {
        LOG.info("Reading the database's login from Secrets Manager");
        // The client is closed after the call, because rotations are rare.
        try (var client = client()) {
            String secret =
                    client.getSecretValue(request -> request.secretId(arn)).secretString();
            return Login.parse(secret == null ? "" : secret)
                    .orElseThrow(() -> unreadable("it is no " + Login.FORM, null));
        } catch (SdkException e) {
            throw unreadable(e.getMessage(), e);
        }
    }

    private SecretsManagerClient client() {
        var region = ARN.matcher(arn);
        region.matches();
        return SecretsManagerClient.builder()
                .region(Region.of(region.group(1)))
                .httpClientBuilder(
                        ApacheHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(ANSWER))
                .overrideConfiguration(timeouts -> timeouts.apiCallTimeout(ALL_TRIES))
                .build();
    }

    private SQLException unreadable(String why, @Nullable Throwable cause) {
        return new SQLNonTransientConnectionException(
                "The database's secret %s cannot be read: %s".formatted(arn, why), "08001", cause);
    }
}
