package dev.slipway.components.balancer;

import com.pulumi.resources.Resource;
import dev.slipway.components.domain.Tls;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The listeners of a load balancer: those of production, and the test listener of blue/green deployments. */
final class Listeners {
    private final LoadBalancer balancer;
    private final TestListenerSpec testListener;
    private final Optional<Tls> tls;
    private final ApplicationListener production;
    private @Nullable TestListener tests;

    Listeners(LoadBalancer balancer, LoadBalancerSpec spec, Optional<Tls> tls) {
        this.balancer = balancer;
        this.testListener = spec.testListener();
        this.tls = tls;
        var callers = ListenerIngress.of(spec);
        var http = new HttpListener(
                balancer.name() + "-http", balancer, callers.onPort80(tls.isPresent()), tls.isPresent());
        production = tls.<ApplicationListener>map(
                        hosts -> new HttpsListener(balancer.name() + "-https", balancer, callers, hosts))
                .orElse(http);
    }

    /** The production listener with the rules of targets. */
    ApplicationListener production() {
        return production;
    }

    /** The listener of the targets' test rules, created for the first service that is deployed blue/green. */
    TestListener tests() {
        if (tests == null) {
            tests = new TestListener(balancer.name() + "-test", balancer, testListener, tls);
        }
        return tests;
    }

    /** The security-group rules of callers, which must exist before a DNS record leads to the load balancer. */
    List<Resource> ingress() {
        return production.ingress();
    }
}
