package dev.slipway.components.balancer;

import com.pulumi.aws.lb.Listener;
import com.pulumi.aws.lb.ListenerArgs;
import com.pulumi.aws.lb.inputs.ListenerDefaultActionArgs;
import com.pulumi.aws.lb.inputs.ListenerDefaultActionRedirectArgs;
import com.pulumi.aws.vpc.SecurityGroupIngressRule;
import com.pulumi.core.Output;
import java.util.Map;

/**
 * The listener on port 80 of a load balancer. With TLS it redirects every request to HTTPS. One component covers both
 * cases, since a load balancer has one listener for each port, whose default action changes in place.
 *
 * <p>Children: {@code <name>-from-<source>} and {@code <name>-listener}.
 */
final class HttpListener extends ApplicationListener {
    private static final String TYPE = "slipway:balancer:HttpListener";
    private static final int PORT = 80;

    private final Listener listener;

    /** @param redirect whether every request is redirected to HTTPS */
    HttpListener(String name, LoadBalancer balancer, ListenerIngress callers, boolean redirect) {
        super(TYPE, name, balancer);
        callers.rules(PORT, balancer.securityGroupId()).forEach((source, rule) -> ingress()
                .add(new SecurityGroupIngressRule(childName("from-" + source), rule, childOptions())));
        listener = createListener(balancer, redirect ? toHttps() : ApplicationListener.notFound());
        registerOutputs(Map.of("arn", arn()));
    }

    @Override
    public Output<String> arn() {
        return listener.arn();
    }

    private static ListenerDefaultActionArgs toHttps() {
        return ListenerDefaultActionArgs.builder()
                .type("redirect")
                .redirect(ListenerDefaultActionRedirectArgs.builder()
                        .protocol("HTTPS")
                        .port("443")
                        .statusCode("HTTP_301")
                        .build())
                .build();
    }

    private Listener createListener(LoadBalancer balancer, ListenerDefaultActionArgs action) {
        return new Listener(
                childName("listener"),
                ListenerArgs.builder()
                        .loadBalancerArn(balancer.arn())
                        .port(PORT)
                        .protocol("HTTP")
                        .defaultActions(action)
                        .build(),
                childOptions());
    }
}
