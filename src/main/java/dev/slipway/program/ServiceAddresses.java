package dev.slipway.program;

import com.pulumi.core.Output;
import dev.slipway.components.balancer.ApplicationBalancer;
import dev.slipway.components.balancer.NetworkBalancer;
import dev.slipway.components.balancer.RouteConditions;
import dev.slipway.components.balancer.ServiceRoute;
import dev.slipway.components.balancer.ServiceTargetSpec;
import dev.slipway.components.balancer.StackBalancer;
import dev.slipway.components.distribution.Distribution;
import dev.slipway.components.gateway.ApiRoute;
import dev.slipway.components.gateway.ApiStage;
import dev.slipway.components.service.Ingress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The addresses of services: hosts and paths of their routes behind load balancers and the HTTP API, and host and ports
 * behind the network load balancer.
 *
 * @param stage the stage of the HTTP API
 * @param distribution the distribution in front of the main load balancer
 */
public record ServiceAddresses(
        Map<StackBalancer, ApplicationBalancer> balancers,
        Optional<NetworkBalancer> network,
        Optional<ApiStage> stage,
        Optional<Distribution> distribution) {

    public static ServiceAddresses of(Edge edge, Optional<ApiStage> stage, Optional<Distribution> distribution) {
        return new ServiceAddresses(edge.balancers(), edge.networkBalancer(), stage, distribution);
    }

    /** The addresses, separated by blanks; empty for a service without such an ingress. */
    Optional<Output<String>> of(Ingress ingress) {
        var parts = new ArrayList<Output<String>>();
        ingress.balanced().ifPresent(balanced -> parts.addAll(balanced(balanced)));
        if (ingress instanceof Ingress.Networked networked) {
            networked.balanced().ifPresent(balanced -> parts.addAll(balanced(balanced)));
            network.ifPresent(balancer -> networked.spec().listeners().stream()
                    .map(listener -> balancer.host().applyValue(host -> "%s:%d".formatted(host, listener.port())))
                    .forEach(parts::add));
        }
        if (ingress instanceof Ingress.Api api) {
            parts.addAll(api(api.integration().routes()));
        }
        return joined(parts);
    }

    /** The addresses of a function with these routes of the HTTP API. */
    Optional<Output<String>> ofFunction(List<ApiRoute> routes) {
        return joined(api(routes));
    }

    private List<Output<String>> api(List<ApiRoute> routes) {
        return stage.stream()
                .flatMap(published ->
                        routes.stream().map(route -> published.url().applyValue(url -> url + route.path())))
                .toList();
    }

    private List<Output<String>> balanced(Ingress.Balanced balanced) {
        return balanced.targets().entrySet().stream()
                .flatMap(target -> url(target.getKey()).stream().flatMap(url -> behind(url, target.getValue())))
                .toList();
    }

    private Optional<Output<String>> url(StackBalancer place) {
        return distribution
                .filter(front -> place == StackBalancer.MAIN)
                .map(Distribution::url)
                .or(() -> Optional.ofNullable(balancers.get(place)).map(ApplicationBalancer::url));
    }

    private static Stream<Output<String>> behind(Output<String> url, ServiceTargetSpec target) {
        return target.routes().stream().map(ServiceRoute::conditions).flatMap(route -> behind(url, route));
    }

    private static Stream<Output<String>> behind(Output<String> url, RouteConditions route) {
        return route.paths().stream()
                .flatMap(path -> route.hosts().isEmpty()
                        ? Stream.of(url.applyValue(base -> base + path))
                        : route.hosts().stream()
                                .map(host -> url.applyValue(
                                        base -> base.substring(0, base.indexOf("//") + 2) + host + path)));
    }

    private static Optional<Output<String>> joined(List<Output<String>> parts) {
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(Output.all(parts).applyValue(all -> String.join(" ", all)));
    }
}
