package dev.slipway.orders.attachment;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The clients of S3. */
record S3(S3Client client, S3Presigner presigner) implements AutoCloseable {

    private static final Duration ATTEMPT = Duration.ofSeconds(3);

    /** Timeout of a call with its retries. */
    private static final Duration CALL = Duration.ofSeconds(8);

    /** @param endpoint another one than the region's, which has buckets by path and not by name */
    static S3 connect(Optional<URI> endpoint) {
        var style = S3Configuration.builder()
                .pathStyleAccessEnabled(endpoint.isPresent())
                .build();
        var client = S3Client.builder()
                .httpClientBuilder(ApacheHttpClient.builder().connectionTimeout(ATTEMPT))
                .overrideConfiguration(limits -> limits.apiCallTimeout(CALL).apiCallAttemptTimeout(ATTEMPT))
                .serviceConfiguration(style);
        var presigner = S3Presigner.builder().serviceConfiguration(style);
        endpoint.ifPresent(client::endpointOverride);
        endpoint.ifPresent(presigner::endpointOverride);
        return new S3(client.build(), presigner.build());
    }

    @Override
    public void close() {
        client.close();
        presigner.close();
    }
}
