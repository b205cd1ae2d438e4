package dev.slipway.components.balancer;

import com.pulumi.aws.ec2.Ec2Functions;
import com.pulumi.aws.ec2.inputs.GetManagedPrefixListArgs;
import com.pulumi.aws.ec2.outputs.GetManagedPrefixListResult;
import com.pulumi.aws.vpc.SecurityGroupIngressRule;
import com.pulumi.aws.vpc.SecurityGroupIngressRuleArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;

/** Who may connect to a listener. */
sealed interface ListenerIngress {
    /** Lets them in. The rules are children of the listener. */
    void admit(String listener, int port, Output<String> securityGroupId, CustomResourceOptions options);

    /** The addresses of an allow-list. */
    record Listed(AllowList allow) implements ListenerIngress {
        @Override
        public void admit(String listener, int port, Output<String> securityGroupId, CustomResourceOptions options) {
            for (var block : allow.blocks()) {
                new SecurityGroupIngressRule(
                        listener + "-from-" + block.role(),
                        rule(port, securityGroupId)
                                .description((port == 80 ? "HTTP" : "HTTPS") + " from the allow-list")
                                .cidrIpv4(block.text())
                                .build(),
                        options);
            }
        }
    }

    /** CloudFront's servers, and nobody else. */
    record CloudFront(Output<String> prefixListId) implements ListenerIngress {
        @Override
        public void admit(String listener, int port, Output<String> securityGroupId, CustomResourceOptions options) {
            new SecurityGroupIngressRule(
                    listener + "-from-cloudfront",
                    rule(port, securityGroupId)
                            .description("From CloudFront")
                            .prefixListId(prefixListId)
                            .build(),
                    options);
        }
    }

    /**
     * CloudFront's servers, by the <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/LocationsOfEdgeServers.html#managed-prefix-list">
     * prefix list</a> that AWS keeps of them. It counts as 55 of the 60 rules that a security group has.
     */
    static CloudFront cloudFront() {
        var list = GetManagedPrefixListArgs.builder()
                .name("com.amazonaws.global.cloudfront.origin-facing")
                .build();
        return new CloudFront(Ec2Functions.getManagedPrefixList(list).applyValue(GetManagedPrefixListResult::id));
    }

    /** Nobody, although there is a listener. */
    record Nobody() implements ListenerIngress {
        @Override
        public void admit(String listener, int port, Output<String> securityGroupId, CustomResourceOptions options) {}
    }

    private static SecurityGroupIngressRuleArgs.Builder rule(int port, Output<String> securityGroupId) {
        return SecurityGroupIngressRuleArgs.builder()
                .securityGroupId(securityGroupId)
                .ipProtocol("tcp")
                .fromPort(port)
                .toPort(port);
    }
}
