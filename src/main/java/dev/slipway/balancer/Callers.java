package dev.slipway.balancer;

import com.pulumi.aws.vpc.SecurityGroupIngressRule;
import com.pulumi.aws.vpc.SecurityGroupIngressRuleArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;

/** Who may connect to a listener. */
sealed interface Callers {
    /** Lets them in. The rules are children of the listener. */
    void admit(String listener, int port, Output<String> securityGroupId, CustomResourceOptions options);

    /** The addresses of an allow-list. */
    record Listed(AllowList allow) implements Callers {
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
    record CloudFront(Output<String> prefixListId) implements Callers {
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

    /** Nobody, although there is a listener. */
    record Nobody() implements Callers {
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
