package dev.slipway.components.balancer;

import dev.slipway.base.SpecException;
import java.util.regex.Pattern;

/**
 * An existing application load balancer, to whose listener the stack adds rules.
 *
 * @param listenerArn the ARN of the listener
 * @param priorities the priorities of the stack's rules
 * @param ofEnvironment true for the load balancer of an environment, whose security group gets rules of the stacks that use it, and
 *     whose listener a free priority is found on
 */
public record ExistingBalancerSpec(String listenerArn, PriorityRange priorities, boolean ofEnvironment) {
    /** <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancingv2.html">ARNs.</a> */
    private static final Pattern ARN = Pattern.compile(
            "arn:aws[a-z-]*:elasticloadbalancing:[a-z0-9-]+:\\d{12}:listener/app/[A-Za-z0-9-]{1,32}/[0-9a-f]+/[0-9a-f]+");

    private static final String KEY = "listenerArn";
    private static final String SUCH_AS =
            "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/shared/0123456789abcdef/fedcba9876543210";

    /** @throws SpecException for another text than the ARN of a listener of an application load balancer */
    public ExistingBalancerSpec {
        if (!ARN.matcher(listenerArn).matches()) {
            throw new SpecException(
                    KEY, "the ARN of a listener of an application load balancer is allowed", fix(listenerArn));
        }
    }

    /** A load balancer of another owner. */
    public ExistingBalancerSpec(String listenerArn, PriorityRange priorities) {
        this(listenerArn, priorities, false);
    }

    /** A load balancer that an environment shares. */
    public static ExistingBalancerSpec ofEnvironment(String listenerArn) {
        return new ExistingBalancerSpec(listenerArn, PriorityRange.ALL, true);
    }

    private static String fix(String text) {
        var bare = text.replaceAll("^[\"'\\s]+|[\"'\\s]+$", "");
        if (ARN.matcher(bare).matches()) {
            return "remove the quotes and blanks around it, which are part of the value";
        }
        if (text.contains(":listener/net/")) {
            return "name a listener with listener/app/ in its ARN, since a network load balancer has no rules";
        }
        if (text.contains(":listener-rule/")) {
            return "name the listener of that rule, with listener/app/ in its ARN";
        }
        return text.contains(":loadbalancer/")
                ? "name its listener on port 443 or 80, with listener/app/ in its ARN"
                : "set it to one such as " + SUCH_AS;
    }

    /** The ARN of the load balancer, which is part of that of its listener. */
    public String balancerArn() {
        return balancerArn(listenerArn);
    }

    /** The ARN of the load balancer of a listener. */
    public static String balancerArn(String listenerArn) {
        return listenerArn.replace(":listener/", ":loadbalancer/").replaceFirst("/[0-9a-f]+$", "");
    }
}
