package dev.slipway.engine;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The account that the embedded engine pretends to deploy to.
 *
 * @param region a region's code, such as {@code eu-west-1}
 */
record AwsAccount(String region) {
    /** The account number that AWS's documentation uses in its examples. */
    static final String ID = "123456789012";

    /** The type of a provider of its own, which has a region of its own. */
    static final String PROVIDER = "pulumi:providers:aws";

    static AwsAccount of(Map<String, String> config) {
        return new AwsAccount(config.getOrDefault("aws:region", "us-east-1"));
    }

    /** See <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html">ARN partitions</a>. */
    String partition() {
        return switch (region.substring(0, region.indexOf('-') + 1)) {
            case "cn-" -> "aws-cn";
            case "eusc-" -> "aws-eusc";
            default -> region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
        };
    }

    boolean inChina() {
        return partition().equals("aws-cn");
    }

    String dnsSuffix() {
        return switch (partition()) {
            case "aws-cn" -> "amazonaws.com.cn";
            case "aws-eusc" -> "amazonaws.eu";
            default -> "amazonaws.com";
        };
    }

    /** The domain of Aurora clusters; in China the region follows {@code rds}. */
    String rdsDomain() {
        return (inChina() ? "rds." + region : region + ".rds") + "." + dnsSuffix();
    }

    List<String> zones() {
        return List.of(region + "a", region + "b", region + "c");
    }

    String arn(String service, String resource) {
        return "arn:%s:%s:%s:%s:%s".formatted(partition(), service, region, ID, resource);
    }

    /** An ARN of a service that names no account, such as API Gateway. */
    String accountless(String service, String resource) {
        return "arn:%s:%s:%s::%s".formatted(partition(), service, region, resource);
    }

    /** An ARN of a service that has no regions, such as IAM. */
    String globalArn(String service, String resource) {
        return "arn:%s:%s::%s:%s".formatted(partition(), service, ID, resource);
    }

    /** A stable UUID made from a text. */
    static String uuid(String text) {
        var digits = digits(text, 17);
        return "%s-%s-4%s-8%s-%s"
                .formatted(
                        digits.substring(0, 8),
                        digits.substring(8, 12),
                        digits.substring(12, 15),
                        digits.substring(0, 3),
                        digits.substring(3, 15));
    }

    /** A stable number of hexadecimal digits, 17 at most, made from a text. */
    static String digits(String text, int count) {
        var hash = 0xcbf29ce484222325L;
        for (var i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return (HexFormat.of().toHexDigits(hash) + "0").substring(0, count);
    }
}
