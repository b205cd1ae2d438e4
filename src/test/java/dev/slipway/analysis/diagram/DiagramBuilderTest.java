package dev.slipway.analysis.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.DiagramPlan;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DiagramBuilderTest {
    private static DiagramPlan guardedBalancer() {
        return new DiagramPlan()
                .group("balancer:LoadBalancer", "balancer", "sg-balancer")
                .resource("aws:lb/loadBalancer:LoadBalancer", "alb", Map.of(), "arn:alb")
                .component("firewall:WebFirewall", "firewall")
                .resource(
                        "aws:wafv2/webAclAssociation:WebAclAssociation",
                        "association",
                        Map.of("resourceArn", "arn:alb"));
    }

    @Test
    void callersReachAGuardedBalancerThroughItsFirewall() {
        var draft = guardedBalancer()
                .ingress(
                        "public",
                        Map.of(
                                "securityGroupId", "sg-balancer",
                                "cidrIpv4", "0.0.0.0/0",
                                "ipProtocol", "tcp",
                                "fromPort", 443,
                                "toPort", 443))
                .ingress(
                        "office",
                        Map.of(
                                "securityGroupId", "sg-balancer",
                                "cidrIpv4", "203.0.113.0/24",
                                "ipProtocol", "tcp",
                                "fromPort", 9000,
                                "toPort", 9000));

        assertThat(draft.edges())
                .containsExactlyInAnyOrder(
                        "203.0.113.0/24 -> firewall: 9000",
                        "any caller -> firewall: 443",
                        "firewall -> balancer: 443, 9000");
    }

    @Test
    void aFirewallGuardsABalancerWithoutCallers() {
        assertThat(guardedBalancer().edges()).containsExactly("firewall -> balancer: ");
    }
}
