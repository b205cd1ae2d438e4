package dev.slipway.components.service;

import dev.slipway.components.balancer.ApplicationBalancer;
import dev.slipway.components.balancer.StackBalancer;
import dev.slipway.components.gateway.HttpApi;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The load balancers and the HTTP API of a stack, of which a service uses those that its ingress names. */
public record StackIngress(Map<StackBalancer, ApplicationBalancer> balancers, Optional<HttpApi> api) {
    /** A stack without a load balancer and without an HTTP API. */
    public static final StackIngress NONE = new StackIngress(Map.of(), Optional.empty());

    public StackIngress {
        balancers = Map.copyOf(balancers);
    }

    public static StackIngress of(ApplicationBalancer balancer) {
        return new StackIngress(Map.of(balancer.place(), balancer), Optional.empty());
    }

    public static StackIngress of(HttpApi api) {
        return new StackIngress(Map.of(), Optional.of(api));
    }

    /** True if the stack has the load balancers or the HTTP API that an ingress names. */
    boolean has(Ingress ingress) {
        return (!(ingress instanceof Ingress.Balanced balanced)
                        || balancers.keySet().containsAll(balanced.targets().keySet()))
                && (api.isPresent() || !(ingress instanceof Ingress.Api));
    }

    /** The routes to a service, created by the load balancers or the HTTP API. */
    IngressRoute route(String service, Ingress ingress) {
        if (ingress instanceof Ingress.Balanced balanced) {
            return new IngressRoute(
                    balanced.targets().entrySet().stream()
                            .map(target -> balancers.get(target.getKey()).target(service, target.getValue()))
                            .toList(),
                    Optional.empty());
        }
        if (ingress instanceof Ingress.Api integrated) {
            return new IngressRoute(
                    List.of(), api.map(receiver -> receiver.backend(service, integrated.integration())));
        }
        return IngressRoute.NONE;
    }
}
