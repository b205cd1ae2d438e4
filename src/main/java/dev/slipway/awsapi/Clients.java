package dev.slipway.awsapi;

import dev.slipway.base.Arns;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/**
 * Clients of the AWS SDK for calls that no Pulumi resource makes. Credentials and endpoints are those of the
 * environment.
 */
public final class Clients {
    private Clients() {}

    /**
     * A client in the region of a resource, which may differ from the region of the environment.
     *
     * @param arn the resource's ARN
     */
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C inRegionOf(
            String arn, B client) {
        return in(Region.of(Arns.region(arn)), client);
    }

    /** A client in a region; in {@link Region#AWS_GLOBAL} for IAM and other services without regions. */
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C in(Region region, B client) {
        return client.region(region)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }
}
