package dev.slipway.controllers.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.utils.Lazy;

/**
 * Clients of AWS, created on first use. A call has up to 4 attempts with exponential backoff
 * and jitter between them.
 */
public final class Aws {
    private static final int ATTEMPTS = 4;

    private final Region region;
    private final AwsCredentialsProvider credentials;
    private final Optional<URI> endpoint;
    private final Timeouts timeouts;
    private final SdkHttpClient http;
    private final Lazy<EcsClient> ecs = new Lazy<>(() -> made(EcsClient::builder));
    private final Lazy<CloudWatchClient> cloudWatch = new Lazy<>(() -> made(CloudWatchClient::builder));
    private final Lazy<ElasticLoadBalancingV2Client> balancing =
            new Lazy<>(() -> made(ElasticLoadBalancingV2Client::builder));
    private final Lazy<ApiGatewayV2Client> gateway = new Lazy<>(() -> made(ApiGatewayV2Client::builder, patching()));
    private final Lazy<ApplicationAutoScalingClient> scaling =
            new Lazy<>(() -> made(ApplicationAutoScalingClient::builder));
    private final Lazy<SsmClient> parameters = new Lazy<>(() -> made(SsmClient::builder));

    /**
     * Timeouts of connections, attempts and calls.
     *
     * @param call timeout of a call with all of its attempts
     */
    public record Timeouts(Duration connection, Duration attempt, Duration call) {
        /** Timeouts with which the calls of one event fit into the 29 s timeout of API Gateway. */
        public static final Timeouts DEFAULT =
                new Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(8));
    }

    /**
     * Clients of a region.
     *
     * @param endpoint endpoint of an emulated AWS
     */
    public Aws(Region region, AwsCredentialsProvider credentials, Optional<URI> endpoint, Timeouts timeouts) {
        this.region = region;
        this.credentials = credentials;
        this.endpoint = endpoint;
        this.timeouts = timeouts;
        http = UrlConnectionHttpClient.builder()
                .connectionTimeout(timeouts.connection())
                .socketTimeout(timeouts.attempt())
                .build();
    }

    /** The clients of this process, with region, credentials and endpoint of the environment. */
    public static Aws shared() {
        return ProcessClients.AWS;
    }

    private static final class ProcessClients {
        private static final Aws AWS = new Aws(
                Region.of(Optional.ofNullable(System.getenv("AWS_REGION"))
                        .orElseThrow(() -> new IllegalArgumentException(
                                "the variable AWS_REGION is missing; Lambda sets it, elsewhere set it yourself"))),
                DefaultCredentialsProvider.builder().build(),
                Optional.ofNullable(System.getenv("AWS_ENDPOINT_URL")).map(URI::create),
                Timeouts.DEFAULT);
    }

    public EcsClient ecs() {
        return ecs.getValue();
    }

    public CloudWatchClient cloudWatch() {
        return cloudWatch.getValue();
    }

    public ElasticLoadBalancingV2Client balancing() {
        return balancing.getValue();
    }

    public ApiGatewayV2Client gateway() {
        return gateway.getValue();
    }

    public ApplicationAutoScalingClient scaling() {
        return scaling.getValue();
    }

    public SsmClient parameters() {
        return parameters.getValue();
    }

    /** The public addresses of network interfaces. */
    public PublicAddresses addresses() {
        var host = endpoint.orElseGet(() -> URI.create("https://ec2.%s.%s"
                .formatted(region.id(), region.metadata().partition().dnsSuffix())));
        return new PublicAddresses(http, credentials, region.id(), host);
    }

    private SdkHttpClient patching() {
        return new PatchingHttpClient(timeouts.connection(), timeouts.attempt());
    }

    private <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C made(Supplier<B> builder) {
        return made(builder, http);
    }

    private <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C made(
            Supplier<B> builder, SdkHttpClient client) {
        var made = builder.get()
                .region(region)
                .credentialsProvider(credentials)
                .httpClient(client)
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .apiCallTimeout(timeouts.call())
                        .apiCallAttemptTimeout(timeouts.attempt())
                        .retryStrategy(StandardRetryStrategy.builder()
                                .maxAttempts(ATTEMPTS)
                                .build())
                        .build());
        endpoint.ifPresent(made::endpointOverride);
        return made.build();
    }
}
