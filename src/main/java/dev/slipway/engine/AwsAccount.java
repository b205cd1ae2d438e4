package dev.slipway.engine;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** The AWS account of a plan.
 *
 * @param region the code of a region, such as {@code eu-west-1}
 */
record AwsAccount(String region) {
    /** The account number in the examples of AWS's documentation. */
    static final String ID = "123456789012";

    /** The type of an explicit provider, which may have another region. */
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

    /** The ids of four availability zones by their names; in AWS the ids of an account's zones are in another order. */
    Map<String, String> zones() {
        var zones = new LinkedHashMap<String, String>();
        for (var i = 1; i <= 4; i++) {
            zones.put(region + (char) ('a' + i - 1), "%s-az%d".formatted(zonePrefix(), i));
        }
        return zones;
    }

    /**
     * The region in the ids of its zones, such as {@code apne1} for {@code ap-northeast-1}, see
     * <a href="https://docs.aws.amazon.com/global-infrastructure/latest/regions/az-ids.html">availability zone ids</a>.
     */
    private String zonePrefix() {
        return region.replace("north", "n")
                .replace("south", "s")
                .replace("east", "e")
                .replace("west", "w")
                .replace("central", "c")
                .replace("gov", "g")
                .replace("-", "");
    }

    String arn(String service, String resource) {
        return "arn:%s:%s:%s:%s:%s".formatted(partition(), service, region, ID, resource);
    }

    /** An ARN without an account, such as those of API Gateway. */
    String accountless(String service, String resource) {
        return "arn:%s:%s:%s::%s".formatted(partition(), service, region, resource);
    }

    /** An ARN without a region, such as those of IAM. */
    String globalArn(String service, String resource) {
        return "arn:%s:%s::%s:%s".formatted(partition(), service, ID, resource);
    }

    /** A UUID derived from a text, the same in each run. */
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

    /** Hexadecimal digits derived from a text, the same in each run.
     *
     * @param count at most 17
     */
    static String digits(String text, int count) {
        var hash = 0xcbf29ce484222325L;
        for (var i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return (HexFormat.of().toHexDigits(hash) + "0").substring(0, count);
    }
}
