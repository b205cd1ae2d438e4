package dev.slipway.components.service;

import dev.slipway.components.balancer.LoadBalancer;
import dev.slipway.components.gateway.HttpApi;
import java.util.Optional;

/** The load balancer and the HTTP API of a stack, of which a service uses the one that its ingress names. */
public record StackIngress(Optional<LoadBalancer> balancer, Optional<HttpApi> api) {
    /** A stack without a load balancer and without an HTTP API. */
    public static final StackIngress NONE = new StackIngress(Optional.empty(), Optional.empty());

    public static StackIngress of(LoadBalancer balancer) {
        return new StackIngress(Optional.of(balancer), Optional.empty());
    }

    public static StackIngress of(HttpApi api) {
        return new StackIngress(Optional.empty(), Optional.of(api));
    }

    /** True if the stack has the load balancer or the HTTP API that an ingress names. */
    boolean has(Ingress ingress) {
        return (balancer.isPresent() || !(ingress instanceof Ingress.Balanced))
                && (api.isPresent() || !(ingress instanceof Ingress.Api));
    }

    /** The route to a service, created by the load balancer or the HTTP API. */
    IngressRoute route(String service, Ingress ingress) {
        if (ingress instanceof Ingress.Balanced balanced) {
            return new IngressRoute(
                    balancer.map(receiver -> receiver.target(service, balanced.target())), Optional.empty());
        }
        if (ingress instanceof Ingress.Api integrated) {
            return new IngressRoute(
                    Optional.empty(), api.map(receiver -> receiver.backend(service, integrated.integration())));
        }
        return IngressRoute.NONE;
    }
}
