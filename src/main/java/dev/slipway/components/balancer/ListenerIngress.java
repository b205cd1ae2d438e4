package dev.slipway.components.balancer;

import com.pulumi.aws.vpc.SecurityGroupIngressRuleArgs;
import com.pulumi.core.Output;
import dev.slipway.base.Cidr;
import dev.slipway.base.LookUp;
import dev.slipway.components.network.Network;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sources that may connect to a listener. */
sealed interface ListenerIngress {
    /** The ingress rules by the source in their names. The listener constructs them. */
    Map<String, SecurityGroupIngressRuleArgs> rules(int port, Output<String> securityGroupId);

    /** The sources of the listener on port 80, with or without HTTPS on port 443. */
    default ListenerIngress onPort80(boolean tls) {
        return this;
    }

    /** The addresses of an allow-list. */
    record Addresses(AllowList allow) implements ListenerIngress {
        @Override
        public Map<String, SecurityGroupIngressRuleArgs> rules(int port, Output<String> securityGroupId) {
            var rules = new LinkedHashMap<String, SecurityGroupIngressRuleArgs>();
            for (var block : allow.blocks()) {
                rules.put(
                        block.role(),
                        rule(port, securityGroupId)
                                .description((port == 80 ? "HTTP" : "HTTPS") + " from the allow-list")
                                .cidrIpv4(block.text())
                                .build());
            }
            return rules;
        }
    }

    /** The origin-facing servers of CloudFront. */
    record CloudFront(String prefixListId) implements ListenerIngress {
        /** Closed with HTTPS, since a distribution that connects by HTTPS never connects to port 80. */
        @Override
        public ListenerIngress onPort80(boolean tls) {
            return tls ? new Closed() : this;
        }

        @Override
        public Map<String, SecurityGroupIngressRuleArgs> rules(int port, Output<String> securityGroupId) {
            return Map.of(
                    "cloudfront",
                    rule(port, securityGroupId)
                            .description("From CloudFront")
                            .prefixListId(prefixListId)
                            .build());
        }
    }

    /** The addresses of the VPC and of connected networks. */
    record Vpc(Output<String> block, List<Cidr> peers) implements ListenerIngress {
        @Override
        public Map<String, SecurityGroupIngressRuleArgs> rules(int port, Output<String> securityGroupId) {
            var rules = new LinkedHashMap<String, SecurityGroupIngressRuleArgs>();
            var protocol = port == 80 ? "HTTP" : "HTTPS";
            rules.put(
                    "vpc",
                    rule(port, securityGroupId)
                            .description(protocol + " from the VPC")
                            .cidrIpv4(block)
                            .build());
            for (var peer : peers) {
                rules.put(
                        peer.role(),
                        rule(port, securityGroupId)
                                .description(protocol + " from a connected network")
                                .cidrIpv4(peer.text())
                                .build());
            }
            return rules;
        }
    }

    /** No source: nothing can connect. */
    record Closed() implements ListenerIngress {
        @Override
        public Map<String, SecurityGroupIngressRuleArgs> rules(int port, Output<String> securityGroupId) {
            return Map.of();
        }
    }

    /**
     * The sources of a listener: the VPC and its peers for an internal load balancer, CloudFront for one behind a distribution,
     * the allow-list otherwise.
     */
    static ListenerIngress of(LoadBalancerSpec spec, Network network) {
        if (spec.internal().isPresent()) {
            return new Vpc(network.cidrBlock(), spec.internal().get().peers());
        }
        return spec.behindDistribution() ? cloudFront() : new Addresses(spec.allow());
    }

    /**
     * The servers of CloudFront, by the <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/LocationsOfEdgeServers.html#managed-prefix-list">
     * AWS-managed prefix list</a>. It counts as 55 of the 60 rules of a security group.
     */
    private static CloudFront cloudFront() {
        return new CloudFront(LookUp.prefixListId("com.amazonaws.global.cloudfront.origin-facing")
                .result());
    }

    private static SecurityGroupIngressRuleArgs.Builder rule(int port, Output<String> securityGroupId) {
        return SecurityGroupIngressRuleArgs.builder()
                .securityGroupId(securityGroupId)
                .ipProtocol("tcp")
                .fromPort(port)
                .toPort(port);
    }
}
