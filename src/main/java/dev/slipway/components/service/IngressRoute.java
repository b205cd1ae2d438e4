package dev.slipway.components.service;

import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import dev.slipway.components.balancer.DeploymentSlot;
import dev.slipway.components.balancer.NetworkTarget;
import dev.slipway.components.balancer.ServiceTarget;
import dev.slipway.components.balancer.ServiceTargetGroup;
import dev.slipway.components.balancer.StackBalancer;
import dev.slipway.components.function.SwitchableRoute;
import dev.slipway.components.gateway.ServiceIntegration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The components that send requests to a service: a target of each load balancer for ingress {@code balancer} and
 * {@code internal}, an integration of the HTTP API for {@code api}, a target of the network load balancer for {@code network}, and
 * none for other kinds of ingress.
 *
 * @param targets that of the main load balancer first
 */
public record IngressRoute(
        List<ServiceTarget> targets, Optional<ServiceIntegration> integration, Optional<NetworkTarget> network) {

    /** No requests from the load balancer or the HTTP API. */
    static final IngressRoute NONE = new IngressRoute(List.of(), Optional.empty(), Optional.empty());

    /**
     * The resources that must exist before the ECS service: ECS refuses a target group without a listener rule, and new
     * tasks need the security-group rules of their port.
     */
    List<Resource> ready() {
        return Stream.of(
                        targets.stream().flatMap(target -> target.ready().stream()),
                        integration.stream().flatMap(backend -> backend.ready().stream()),
                        network.stream().flatMap(target -> target.ready().stream()))
                .flatMap(ready -> ready)
                .toList();
    }

    /** The target of the main load balancer; that of the internal one for a service that is not behind the main one. */
    public Optional<ServiceTarget> target() {
        return targets.stream().findFirst();
    }

    /** The target group of the main target, for the tasks of a deployment slot. */
    Optional<ServiceTargetGroup> group(DeploymentSlot slot) {
        return target().map(registered -> registered.group(slot));
    }

    /** The target groups that the tasks of a deployment slot register with, with that of the main target first. */
    List<ServiceTargetGroup> groups(DeploymentSlot slot) {
        return Stream.concat(balanced(slot).stream(), network().stream().flatMap(target -> target.groups().stream()))
                .toList();
    }

    /** The target groups of application load balancers. */
    List<ServiceTargetGroup> balanced(DeploymentSlot slot) {
        return targets.stream().flatMap(target -> target.groups(slot).stream()).toList();
    }

    /** The URL of the test listener of each load balancer in a blue/green deployment; empty for a rolling deployment. */
    public Map<StackBalancer, Output<String>> testUrls() {
        var urls = new TreeMap<StackBalancer, Output<String>>();
        targets.forEach(target -> target.testUrl().ifPresent(url -> urls.put(target.place(), url)));
        return urls;
    }

    /** The route that the controllers switch between the service and its activator; empty without an activator. */
    public Optional<SwitchableRoute> switchableRoute() {
        return target().flatMap(ServiceTarget::switchableRoute)
                .or(() -> integration.flatMap(ServiceIntegration::switchableRoute));
    }
}
