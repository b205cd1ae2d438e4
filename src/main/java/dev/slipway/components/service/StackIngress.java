package dev.slipway.components.service;

import dev.slipway.components.balancer.ApplicationBalancer;
import dev.slipway.components.balancer.NetworkBalancer;
import dev.slipway.components.balancer.StackBalancer;
import dev.slipway.components.gateway.HttpApi;
import java.util.Map;
import java.util.Optional;

/**
 * The load balancers and the HTTP API of a stack, of which a service uses those that its ingress names.
 *
 * @param balancers the application load balancers by their places
 * @param network the network load balancer
 */
public record StackIngress(
        Map<StackBalancer, ApplicationBalancer> balancers, Optional<HttpApi> api, Optional<NetworkBalancer> network) {
    /** A stack without a load balancer and without an HTTP API. */
    public static final StackIngress NONE = new StackIngress(Map.of(), Optional.empty(), Optional.empty());

    public StackIngress {
        balancers = Map.copyOf(balancers);
    }

    public static StackIngress of(ApplicationBalancer balancer) {
        return new StackIngress(Map.of(balancer.place(), balancer), Optional.empty(), Optional.empty());
    }

    public static StackIngress of(HttpApi api) {
        return new StackIngress(Map.of(), Optional.of(api), Optional.empty());
    }

    public static StackIngress of(NetworkBalancer network) {
        return new StackIngress(Map.of(), Optional.empty(), Optional.of(network));
    }

    /** True if the stack has the load balancers or the HTTP API that an ingress names. */
    boolean has(Ingress ingress) {
        return ingress.balanced()
                        .filter(balanced -> !balancers
                                .keySet()
                                .containsAll(balanced.targets().keySet()))
                        .isEmpty()
                && (network.isPresent() || ingress.network().isEmpty())
                && (api.isPresent() || !(ingress instanceof Ingress.Api));
    }

    /** The routes to a service, created by the load balancers or the HTTP API. */
    IngressRoute route(String service, Ingress ingress) {
        return new IngressRoute(
                ingress.balanced().stream()
                        .flatMap(balanced -> balanced.targets().entrySet().stream())
                        .map(target -> balancers.get(target.getKey()).target(service, target.getValue()))
                        .toList(),
                api.filter(receiver -> ingress instanceof Ingress.Api)
                        .map(receiver -> receiver.backend(service, ((Ingress.Api) ingress).integration())),
                network.flatMap(receiver -> ingress.network().map(listeners -> receiver.target(service, listeners))));
    }
}
