package dev.slipway.components.balancer;

import com.pulumi.core.Output;
import dev.slipway.base.iam.Policy;
import dev.slipway.base.iam.Statement;
import dev.slipway.components.storage.BucketPolicies;
import java.util.List;
import java.util.Map;

/**
 * Delivery of the access logs of application load balancers to a bucket: its principal and its path.
 *
 * <p>Outside of China the principal is a service, see
 * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html#attach-bucket-policy">the
 * bucket policy</a>, which replaces the accounts by region; newer regions have no such account. In China it is still an
 * account of Elastic Load Balancing, see
 * <a href="https://docs.amazonaws.cn/en_us/elasticloadbalancing/latest/application/enable-access-logging.html#attach-bucket-policy">the
 * page for China</a>.
 */
final class AccessLogDelivery {
    /** The first part of the keys of all logs without a prefix. */
    static final String FOLDER = "AWSLogs/";

    private static final String SERVICE = "logdelivery.elasticloadbalancing.amazonaws.com";
    private static final Map<String, String> ACCOUNTS_IN_CHINA = Map.of(
            "cn-north-1", "arn:aws-cn:iam::638102146993:root",
            "cn-northwest-1", "arn:aws-cn:iam::037604701340:root");

    private AccessLogDelivery() {}

    /**
     * The policy of a bucket for the logs of one account: delivery may write them, and requests without TLS are denied.
     *
     * @param region region of the bucket and the load balancer
     * @param account account of the load balancer. It is in the path of the logs, so that no other account's load
     *     balancer can write to the bucket; the documented policy has no other condition
     */
    static Policy policy(String region, Output<String> bucketArn, Output<String> account) {
        return Policy.of(
                new Statement(
                        "",
                        "Allow",
                        writer(region),
                        List.of("s3:PutObject"),
                        List.of(Output.format("%s/%s%s/*", bucketArn, FOLDER, account)),
                        Map.of()),
                BucketPolicies.tlsOnly(bucketArn));
    }

    private static Map<String, Output<String>> writer(String region) {
        var account = ACCOUNTS_IN_CHINA.get(region);
        return account == null ? Map.of("Service", Output.of(SERVICE)) : Map.of("AWS", Output.of(account));
    }
}
