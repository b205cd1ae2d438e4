package dev.slipway.settings.rules;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.slipway.components.balancer.ServiceRoute;
import dev.slipway.components.balancer.StackBalancer;
import dev.slipway.components.service.BalancedIngress;
import dev.slipway.settings.ServiceSettings;
import dev.slipway.settings.reader.NamespaceValues;
import dev.slipway.settings.reader.StackConfig;
import dev.slipway.settings.rules.SettingsRule.Breach;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A route of a service on a load balancer.
 *
 * @param balancer the load balancer; a route on both is located twice
 * @param service the name of the service
 * @param position the position in the key of a list, such as {@code [1]}; empty for a service with a single route,
 *     and for one that replaces refused routes
 */
record LocatedRoute(StackBalancer balancer, String service, String position, ServiceRoute route) {
    private static final String ROUTES = "routes";

    /** The routes of all services, in their order. */
    static Stream<LocatedRoute> of(RuleInput input) {
        return input.services().flatMap(service -> of(input, service));
    }

    private static Stream<LocatedRoute> of(RuleInput input, ServiceSettings service) {
        return service.ingress().balanced().stream().flatMap(balanced -> of(input, service, balanced));
    }

    private static Stream<LocatedRoute> of(RuleInput input, ServiceSettings service, BalancedIngress balanced) {
        return balanced.targets().entrySet().stream().flatMap(target -> {
            var routes = target.getValue().routes();
            var positions = positions(
                    input, service.name(), target.getKey(), balanced.targets().size() > 1);
            return IntStream.range(0, routes.size())
                    .mapToObj(i -> new LocatedRoute(
                            target.getKey(),
                            service.name(),
                            i < positions.size() ? "[%d]".formatted(positions.get(i)) : "",
                            routes.get(i)));
        });
    }

    /** The positions of the routes of a load balancer in the list of the stack file; empty for a single route. */
    private static List<Integer> positions(RuleInput input, String service, StackBalancer balancer, boolean several) {
        if (NamespaceValues.of(input.config(), StackConfig.NAMESPACE).get("services") instanceof JsonObject services
                && services.get(service) instanceof JsonObject written
                && written.get(ROUTES) instanceof JsonArray list) {
            return IntStream.range(0, list.size())
                    .filter(i -> !isNetwork(list.get(i)) && (!several || isOn(list.get(i), balancer)))
                    .boxed()
                    .toList();
        }
        return List.of();
    }

    private static boolean isNetwork(JsonElement route) {
        return route instanceof JsonObject written && written.has("listen");
    }

    private static boolean isOn(JsonElement route, StackBalancer balancer) {
        return !(route instanceof JsonObject written)
                || !(written.get("ingress") instanceof JsonPrimitive ingress)
                || StackBalancer.of(ingress.getAsString())
                        .filter(only -> only != balancer)
                        .isEmpty();
    }

    /** True for a route on an existing load balancer, or that of an environment, whose protocol only AWS knows. */
    boolean isOnExisting(RuleInput input) {
        return input.settings().environment().used().isPresent()
                || input.settings().balancer().existing(balancer).isPresent();
    }

    /** The breach of a rule by this route. */
    Breach breach(String value, String problem, String fix) {
        return Breach.of(value, problem, fix).at(service, position);
    }

    /** The route as messages name it. */
    @Override
    public String toString() {
        return position.isEmpty() ? service : "%s.%s%s".formatted(service, ROUTES, position);
    }
}
