package dev.slipway.program;

import com.pulumi.core.Output;
import dev.slipway.components.balancer.NetworkProtocol;
import dev.slipway.components.balancer.ServiceRoute;
import dev.slipway.components.balancer.ServiceTargetSpec;
import dev.slipway.components.balancer.StackBalancer;
import dev.slipway.components.distribution.Distribution;
import dev.slipway.components.gateway.ApiRoute;
import dev.slipway.components.gateway.ApiStage;
import dev.slipway.components.gateway.ServiceIntegrationSpec;
import dev.slipway.components.service.BalancedIngress;
import dev.slipway.components.service.Ingress;
import dev.slipway.components.service.NetworkIngress;
import dev.slipway.settings.Settings;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The addresses of each service: the paths of its routes at the distribution, the load balancer or the HTTP API, and its ports at
 * the network load balancer. A service without such routes has none; those of tasks with public IP addresses are known to AWS only.
 *
 * @param stage the stage of the HTTP API
 */
record ServiceAddresses(Settings settings, Edge edge, Optional<ApiStage> stage, Optional<Distribution> distribution) {
    private static final String HTTPS = "https";

    /** The addresses by the names of services that have some, separated by blanks. */
    Map<String, Output<String>> all() {
        var all = new TreeMap<String, Output<String>>();
        settings.services().forEach(service -> put(all, service.name(), of(service.ingress())));
        settings.functions().forEach(function -> put(all, function.name(), of(function.integration())));
        return all;
    }

    private static void put(Map<String, Output<String>> all, String name, Stream<Output<String>> addresses) {
        var found = addresses.toList();
        if (!found.isEmpty()) {
            all.put(name, Output.all(found).applyValue(texts -> String.join(" ", texts)));
        }
    }

    private Stream<Output<String>> of(Ingress ingress) {
        if (ingress instanceof NetworkIngress networked) {
            var application = networked.balanced().stream().flatMap(this::of);
            return Stream.concat(application, listeners(networked));
        }
        return ingress instanceof Ingress.Api api
                ? of(api.integration())
                : ingress.balanced().stream().flatMap(this::of);
    }

    private Stream<Output<String>> of(BalancedIngress balanced) {
        return balanced.targets().entrySet().stream().flatMap(target -> of(target.getKey(), target.getValue()));
    }

    private Stream<Output<String>> of(StackBalancer place, ServiceTargetSpec target) {
        var balancer = edge.balancers().get(place);
        var front = distribution.filter(created -> balancer.originSecret().isPresent());
        var url = front.map(Distribution::url).orElseGet(balancer::url);
        var scheme = front.isPresent() || balancer.hasTls() ? HTTPS : "http";
        return target.routes().stream()
                .filter(route -> route.target().isPresent())
                .flatMap(route -> of(route, url, scheme))
                .distinct();
    }

    private static Stream<Output<String>> of(ServiceRoute route, Output<String> url, String scheme) {
        var conditions = route.conditions();
        return conditions.hosts().isEmpty()
                ? conditions.paths().stream().map(path -> url.applyValue(base -> base + path))
                : conditions.hosts().stream().flatMap(host -> conditions.paths().stream()
                        .map(path -> Output.of("%s://%s%s".formatted(scheme, host, path))));
    }

    private Stream<Output<String>> of(ServiceIntegrationSpec integration) {
        var url = distribution
                .filter(front -> settings.edge().apiBehindDistribution())
                .map(Distribution::url)
                .or(() -> stage.map(ApiStage::url));
        return url.stream().flatMap(base -> integration.routes().stream()
                .map(ApiRoute::path)
                .map(path -> base.applyValue(text -> text + path)));
    }

    private Stream<Output<String>> listeners(NetworkIngress networked) {
        return edge.networkBalancer().stream()
                .flatMap(balancer -> networked.spec().listeners().stream().map(listener -> {
                    var suffix = listener.protocol() == NetworkProtocol.UDP ? "/udp" : "";
                    return balancer.host().applyValue(host -> "%s:%d%s".formatted(host, listener.port(), suffix));
                }));
    }
}
