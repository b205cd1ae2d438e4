package dev.slipway.components.service;

import dev.slipway.components.balancer.LoadBalancer;
import dev.slipway.components.gateway.HttpApi;
import java.util.Optional;

/** The load balancer and the HTTP API of a stack; a service uses the one that its ingress names. */
public record StackIngress(Optional<LoadBalancer> balancer, Optional<HttpApi> api) {
    /** A stack without a load balancer and without an HTTP API. */
    public static final StackIngress NONE = new StackIngress(Optional.empty(), Optional.empty());

    public static StackIngress of(LoadBalancer balancer) {
        return new StackIngress(Optional.of(balancer), Optional.empty());
    }

    public static StackIngress of(HttpApi api) {
        return new StackIngress(Optional.empty(), Optional.of(api));
    }
}
