package dev.slipway.components.balancer;

import com.pulumi.aws.lb.inputs.ListenerDefaultActionArgs;
import com.pulumi.aws.lb.inputs.ListenerDefaultActionFixedResponseArgs;
import com.pulumi.core.Output;
import dev.slipway.components.domain.Tls;
import java.util.Optional;

/** A listener that forwards requests to services by its rules, and answers 404 to requests that no rule matches. */
interface ApplicationListener {
    Output<String> arn();

    /** The priorities of the listener's rules. */
    ListenerRules rules();

    /** Creates the listeners of a balancer, and returns the one with rules. */
    static ApplicationListener of(LoadBalancer balancer, LoadBalancerSpec spec, Optional<Tls> tls) {
        var callers =
                spec.behindDistribution() ? ListenerIngress.cloudFront() : new ListenerIngress.Listed(spec.allow());
        // A distribution that comes by TLS never comes by port 80.
        var onPort80 = tls.isPresent() && spec.behindDistribution() ? new ListenerIngress.Nobody() : callers;
        var plain = new HttpListener(balancer.name() + "-http", balancer, onPort80, tls.isPresent());
        return tls.<ApplicationListener>map(
                        hosts -> new HttpsListener(balancer.name() + "-https", balancer, callers, hosts))
                .orElse(plain);
    }

    /** The default action: a response with status 404. */
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
