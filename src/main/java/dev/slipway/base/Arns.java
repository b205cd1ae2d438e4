package dev.slipway.base;

import software.amazon.awssdk.arns.Arn;

/**
 * Parts of <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html">ARNs</a>:
 * {@code arn:partition:service:region:account:resource}.
 */
public final class Arns {
    private Arns() {}

    /** The short name of the AWS service; empty for a text that is not an ARN, such as {@code *}. */
    public static String service(String arn) {
        return Arn.tryFromString(arn).map(Arn::service).orElse("");
    }

    /** The region; empty for a global resource. */
    public static String region(String arn) {
        return Arn.fromString(arn).region().orElse("");
    }

    /** Everything after the account: {@code cluster/shop}, {@code secret:token-a1b2c3}. */
    public static String resource(String arn) {
        return Arn.fromString(arn).resourceAsString();
    }

    /** The name after the resource's type, without a qualifier: {@code f} of {@code function:f:live}. */
    public static String name(String arn) {
        return Arn.fromString(arn).resource().resource();
    }

    /** The part after the resource's last slash: the task's id of {@code task/shop/0a1b}. */
    public static String id(String arn) {
        var resource = resource(arn);
        return resource.substring(resource.lastIndexOf('/') + 1);
    }
}
