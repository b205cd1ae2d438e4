package dev.slipway.components.balancer;

import com.pulumi.aws.lb.Listener;
import com.pulumi.aws.lb.ListenerArgs;
import com.pulumi.aws.vpc.SecurityGroupIngressRule;
import com.pulumi.aws.vpc.SecurityGroupIngressRuleArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.components.domain.Tls;
import java.util.Map;
import java.util.Optional;

/**
 * The port of a balancer on which services that are deployed blue/green show what is being released. It exists even where
 * nobody may connect: ECS deploys into a target group once a listener leads to it, and the rules of the callers' listener
 * follow the deployment. By HTTPS where the callers come by it, but without certificates of clients.
 *
 * <p>Children: {@code <name>-from-<block>} and {@code <name>-listener}.
 */
final class TestListener extends Component implements ApplicationListener {
    private static final String TYPE = "slipway:balancer:TestListener";

    private final int port;
    private final ListenerRules rules = new ListenerRules();
    private final Listener listener;

    TestListener(String name, LoadBalancer balancer, TestListenerSpec args, Optional<Tls> tls) {
        super(TYPE, name, ComponentResourceOptions.builder().parent(balancer).build());
        port = args.port();
        args.allow().ifPresent(allow -> createIngress(balancer, allow));
        listener = createListener(balancer, tls);
        registerOutputs(Map.of("arn", arn()));
    }

    @Override
    public Output<String> arn() {
        return listener.arn();
    }

    int port() {
        return port;
    }

    @Override
    public ListenerRules rules() {
        return rules;
    }

    private void createIngress(LoadBalancer balancer, AllowList allow) {
        for (var block : allow.blocks()) {
            new SecurityGroupIngressRule(
                    childName("from-" + block.role()),
                    SecurityGroupIngressRuleArgs.builder()
                            .securityGroupId(balancer.securityGroupId())
                            .description("Tests from the allow-list")
                            .ipProtocol("tcp")
                            .fromPort(port)
                            .toPort(port)
                            .cidrIpv4(block.text())
                            .build(),
                    childOptions());
        }
    }

    private Listener createListener(LoadBalancer balancer, Optional<Tls> tls) {
        var listener = ListenerArgs.builder()
                .loadBalancerArn(balancer.arn())
                .port(port)
                .protocol(tls.isPresent() ? "HTTPS" : "HTTP")
                .defaultActions(ApplicationListener.notFound());
        tls.ifPresent(each -> listener.sslPolicy(HttpsListener.POLICY)
                .certificateArn(each.domain().certificateArn().orElseThrow()));
        return new Listener(childName("listener"), listener.build(), childOptions());
    }
}
