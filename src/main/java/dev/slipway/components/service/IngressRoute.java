package dev.slipway.components.service;

import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import dev.slipway.components.balancer.DeploymentSlot;
import dev.slipway.components.balancer.ServiceTarget;
import dev.slipway.components.balancer.ServiceTargetGroup;
import dev.slipway.components.function.SwitchableRoute;
import dev.slipway.components.gateway.ServiceIntegration;
import java.util.List;
import java.util.Optional;

/**
 * The component that sends requests to a service: a target of the load balancer for ingress {@code balancer}, an
 * integration of the HTTP API for {@code api}, and neither for other kinds of ingress.
 */
public record IngressRoute(Optional<ServiceTarget> target, Optional<ServiceIntegration> integration) {

    /** No requests from the load balancer or the HTTP API. */
    static final IngressRoute NONE = new IngressRoute(Optional.empty(), Optional.empty());

    /**
     * The resources that must exist before the ECS service: ECS refuses a target group without a listener rule, and new
     * tasks need the security-group rules of their port.
     */
    List<Resource> ready() {
        return target.map(ServiceTarget::ready)
                .or(() -> integration.map(ServiceIntegration::ready))
                .orElse(List.of());
    }

    /** The target group of the main target, for the tasks of a deployment slot. */
    Optional<ServiceTargetGroup> group(DeploymentSlot slot) {
        return target.map(registered -> registered.group(slot));
    }

    /** The target groups that the tasks of a deployment slot register with, with that of the main target first. */
    List<ServiceTargetGroup> groups(DeploymentSlot slot) {
        return target.map(registered -> registered.groups(slot)).orElse(List.of());
    }

    /** The URL of the test listener of a blue/green deployment; empty for a rolling deployment. */
    public Optional<Output<String>> testUrl() {
        return target.flatMap(ServiceTarget::testUrl);
    }

    /** The route that the controllers switch between the service and its activator; empty without an activator. */
    public Optional<SwitchableRoute> switchableRoute() {
        return target.flatMap(ServiceTarget::switchableRoute)
                .or(() -> integration.flatMap(ServiceIntegration::switchableRoute));
    }
}
