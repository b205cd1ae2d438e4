package dev.slipway.components.balancer;

import com.pulumi.aws.lb.inputs.ListenerDefaultActionArgs;
import com.pulumi.aws.lb.inputs.ListenerDefaultActionFixedResponseArgs;
import com.pulumi.core.Output;

/** A listener that leads requests to services by rules, and answers 404 to what no rule takes. */
interface ApplicationListener {
    Output<String> arn();

    /** The rules that the listener has so far. */
    ListenerRules rules();

    /** The listeners of a balancer, of which this is the one with rules. */
    static ApplicationListener of(LoadBalancer balancer, LoadBalancerArgs args) {
        var callers =
                args.behindDistribution() ? ListenerIngress.cloudFront() : new ListenerIngress.Listed(args.allow());
        // A distribution that comes by TLS never comes by port 80.
        var onPort80 = args.tls().isPresent() && args.behindDistribution() ? new ListenerIngress.Nobody() : callers;
        var plain = new HttpListener(
                balancer.name() + "-http", balancer, onPort80, args.tls().isPresent());
        return args.tls()
                .<ApplicationListener>map(tls -> new HttpsListener(balancer.name() + "-https", balancer, callers, tls))
                .orElse(plain);
    }

    /** What happens to a request that no rule takes. */
    static ListenerDefaultActionArgs notFound() {
        return ListenerDefaultActionArgs.builder()
                .type("fixed-response")
                .fixedResponse(ListenerDefaultActionFixedResponseArgs.builder()
                        .contentType("text/plain")
                        .messageBody("Not found")
                        .statusCode("404")
                        .build())
                .build();
    }
}
