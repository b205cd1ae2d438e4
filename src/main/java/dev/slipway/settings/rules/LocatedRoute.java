package dev.slipway.settings.rules;

import com.google.gson.JsonObject;
import dev.slipway.components.balancer.ServiceRoute;
import dev.slipway.components.service.Ingress.Balanced;
import dev.slipway.settings.ServiceSettings;
import dev.slipway.settings.reader.NamespaceValues;
import dev.slipway.settings.reader.StackConfig;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A route of a service on the load balancer.
 *
 * @param service the name of the service
 * @param position the position in the key of a list, such as {@code [1]}; empty for a service with a single route
 */
record LocatedRoute(String service, String position, ServiceRoute route) {
    private static final String ROUTES = "routes";

    /** The routes of all services, in their order. */
    static Stream<LocatedRoute> of(RuleInput input) {
        return input.services().flatMap(service -> of(input, service));
    }

    private static Stream<LocatedRoute> of(RuleInput input, ServiceSettings service) {
        if (!(service.ingress() instanceof Balanced balanced)) {
            return Stream.empty();
        }
        var routes = balanced.target().routes();
        var listed = isList(input, service.name());
        return IntStream.range(0, routes.size())
                .mapToObj(i -> new LocatedRoute(service.name(), listed ? "[%d]".formatted(i) : "", routes.get(i)));
    }

    private static boolean isList(RuleInput input, String service) {
        return NamespaceValues.of(input.config(), StackConfig.NAMESPACE).get("services") instanceof JsonObject services
                && services.get(service) instanceof JsonObject written
                && written.has(ROUTES)
                && written.get(ROUTES).isJsonArray();
    }

    /** The route as messages name it. */
    @Override
    public String toString() {
        return position.isEmpty() ? service : "%s.%s%s".formatted(service, ROUTES, position);
    }
}
