package dev.slipway.components.network;

import com.pulumi.aws.vpc.SecurityGroupIngressRuleArgs;
import com.pulumi.core.Output;
import dev.slipway.base.link.LinkClient;

/** Inputs of the ingress rule that admits TCP connections of a client to a store, in the security group of the store. */
public final class ClientIngress {
    private ClientIngress() {}

    /**
     * The rule of one port.
     *
     * @param group the id of the store's security group
     */
    public static SecurityGroupIngressRuleArgs of(LinkClient client, Output<String> group, int port) {
        return of(client, group, port, port);
    }

    /** The rule of the ports from one to another, both included. */
    public static SecurityGroupIngressRuleArgs of(LinkClient client, Output<String> group, int from, int to) {
        return rule(client, "From " + client.name(), group, from, to);
    }

    /**
     * The rule of one port in a security group that several stacks share; its description names the stack.
     *
     * @param stack the stack's name in AWS, {@code <project>-<stack>}
     */
    public static SecurityGroupIngressRuleArgs ofStack(
            String stack, LinkClient client, Output<String> group, int port) {
        return rule(client, "From %s of %s".formatted(client.name(), stack), group, port, port);
    }

    private static SecurityGroupIngressRuleArgs rule(
            LinkClient client, String description, Output<String> group, int from, int to) {
        return SecurityGroupIngressRuleArgs.builder()
                .securityGroupId(group)
                .description(description)
                .ipProtocol("tcp")
                .fromPort(from)
                .toPort(to)
                .referencedSecurityGroupId(client.securityGroupId())
                .build();
    }
}
