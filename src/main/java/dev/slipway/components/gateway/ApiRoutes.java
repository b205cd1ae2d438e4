package dev.slipway.components.gateway;

import com.pulumi.aws.apigatewayv2.Integration;
import com.pulumi.aws.apigatewayv2.Route;
import com.pulumi.aws.apigatewayv2.inputs.StageRouteSettingArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.base.Component;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The routes of a service on an HTTP API, one for each path. They are children of the API for tasks and functions alike: a
 * service that changes from tasks to a function keeps its routes, and only their target changes.
 *
 * <p>Children: {@code <name>-<path>}.
 */
final class ApiRoutes extends Component {
    private static final String TYPE = "slipway:gateway:ApiRoutes";

    private final ServiceIntegrationSpec args;
    private final List<Route> routes;

    /** @param before resources that must exist before the first request */
    ApiRoutes(String name, HttpApi api, ServiceIntegrationSpec args, Integration integration, List<Resource> before) {
        super(TYPE, name, ComponentResourceOptions.builder().parent(api).build());
        this.args = args;
        routes = createRoutes(api, integration, before);
        registerOutputs(Map.of());
    }

    List<Route> routes() {
        return routes;
    }

    /**
     * The stage's settings for these routes, where they differ from its default.
     *
     * @param metrics true for metrics of each route
     */
    Stream<StageRouteSettingArgs> settings(boolean metrics) {
        return args.throttle().stream()
                .flatMap(throttle -> args.routes().stream().map(route -> StageRouteSettingArgs.builder()
                        .routeKey(route.key())
                        .throttlingRateLimit((double) throttle.rate())
                        .throttlingBurstLimit(throttle.burst())
                        .detailedMetricsEnabled(metrics)
                        .build()));
    }

    private List<Route> createRoutes(HttpApi api, Integration integration, List<Resource> before) {
        // The authorizer must work before the first request.
        var options = options()
                .dependsOn(Stream.concat(before.stream(), api.authorization().resources())
                        .toList());
        if (args.activator().isPresent()) {
            options.ignoreChanges("target");
        }
        return args.routes().stream()
                .map(route -> new Route(
                        childName(route.label()),
                        api.authorization()
                                .route()
                                .apiId(api.id())
                                .routeKey(route.key())
                                .target(Output.format("integrations/%s", integration.id()))
                                .build(),
                        options.build()))
                .toList();
    }
}
