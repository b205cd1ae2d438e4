package dev.slipway.components.balancer;

import com.pulumi.aws.lb.Listener;
import com.pulumi.aws.lb.ListenerArgs;
import com.pulumi.aws.vpc.SecurityGroupIngressRule;
import com.pulumi.aws.vpc.SecurityGroupIngressRuleArgs;
import com.pulumi.core.Output;
import dev.slipway.components.domain.Tls;
import java.util.Map;
import java.util.Optional;

/**
 * The test listener of a load balancer, which forwards to the revision that a blue/green deployment releases. It exists
 * even if no address may connect: ECS deploys only to a target group that a listener forwards to, and the rules of the
 * production listener change after the deployment. It uses HTTPS if the production listener does, without mutual TLS.
 *
 * <p>Children: {@code <name>-from-<block>} and {@code <name>-listener}.
 */
final class TestListener extends ApplicationListener {
    private static final String TYPE = "slipway:balancer:TestListener";

    private final LoadBalancer balancer;
    private final int port;
    private final Listener listener;

    TestListener(String name, LoadBalancer balancer, TestListenerSpec args, Optional<Tls> tls) {
        super(TYPE, name, balancer);
        this.balancer = balancer;
        port = args.port();
        args.allow().ifPresent(this::createIngress);
        listener = createListener(tls);
        registerOutputs(Map.of("arn", arn()));
    }

    @Override
    public Output<String> arn() {
        return listener.arn();
    }

    /** The URL of the listener. Behind a distribution the certificate does not match its host. */
    Output<String> url() {
        var direct = Output.format("%s://%s", balancer.hasTls() ? "https" : "http", balancer.dnsName());
        return Output.format("%s:%s", balancer.originSecret().isEmpty() ? balancer.url() : direct, port);
    }

    private void createIngress(AllowList allow) {
        for (var block : allow.blocks()) {
            ingress()
                    .add(new SecurityGroupIngressRule(
                            childName("from-" + block.role()),
                            SecurityGroupIngressRuleArgs.builder()
                                    .securityGroupId(balancer.securityGroupId())
                                    .description("Tests from the allow-list")
                                    .ipProtocol("tcp")
                                    .fromPort(port)
                                    .toPort(port)
                                    .cidrIpv4(block.text())
                                    .build(),
                            childOptions()));
        }
    }

    private Listener createListener(Optional<Tls> tls) {
        var listener = ListenerArgs.builder()
                .loadBalancerArn(balancer.arn())
                .port(port)
                .protocol(tls.isPresent() ? "HTTPS" : "HTTP")
                .defaultActions(ApplicationListener.notFound());
        tls.ifPresent(names -> listener.sslPolicy(HttpsListener.POLICY).certificateArn(names.certificateArn()));
        return new Listener(childName("listener"), listener.build(), childOptions());
    }
}
