package dev.slipway.components.balancer;

import com.pulumi.core.Output;
import dev.slipway.base.iam.Policy;
import dev.slipway.base.iam.Statement;
import dev.slipway.components.storage.BucketPolicies;
import java.util.List;
import java.util.Map;

/**
 * The principal that writes the access logs of application load balancers to a bucket, and their prefix.
 *
 * <p>Outside of China it is a service principal, see
 * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html#attach-bucket-policy">
 * the bucket policy</a>, which replaces the account of each older region. In China it is still an account of Elastic Load Balancing, see
 * <a href="https://docs.amazonaws.cn/en_us/elasticloadbalancing/latest/application/enable-access-logging.html#attach-bucket-policy">
 * the page for China</a>.
 */
final class AccessLogDelivery {
    /** The prefix of all logs. */
    static final String FOLDER = "AWSLogs/";

    private static final String SERVICE = "logdelivery.elasticloadbalancing.amazonaws.com";
    private static final Map<String, String> ACCOUNTS_IN_CHINA = Map.of(
            "cn-north-1", "arn:aws-cn:iam::638102146993:root",
            "cn-northwest-1", "arn:aws-cn:iam::037604701340:root");

    private AccessLogDelivery() {}

    /**
     * The policy of a bucket for the logs of one account: log delivery may write them, and TLS is required.
     *
     * @param region the bucket's and the balancer's region
     * @param account the account of the load balancer. It is in the prefix of the logs, so that no other account's
     *     balancer can write into the bucket; the documented policy has no other condition
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
