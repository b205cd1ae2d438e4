package dev.slipway.components.gateway;

import com.pulumi.aws.apigatewayv2.Integration;
import com.pulumi.aws.apigatewayv2.Route;
import com.pulumi.aws.apigatewayv2.RouteArgs;
import com.pulumi.aws.apigatewayv2.inputs.StageRouteSettingArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.base.Component;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The routes of a service on an HTTP API, children of the API whatever they lead to: a service that goes from tasks to a
 * function, or back, keeps them, and only their target changes.
 */
final class ApiRoutes extends Component {
    private static final String TYPE = "slipway:gateway:ApiRoutes";

    private final ServiceIntegrationArgs args;
    private final List<Route> routes;

    /** @param before what must be there before a request comes */
    ApiRoutes(String name, HttpApi api, ServiceIntegrationArgs args, Integration integration, List<Resource> before) {
        super(TYPE, name, ComponentResourceOptions.builder().parent(api).build());
        this.args = args;
        routes = createRoutes(api, integration, before);
        registerOutputs(Map.of());
    }

    List<Route> routes() {
        return routes;
    }

    /**
     * What the stage is to set for these routes, where they are not like all others.
     *
     * @param metrics whether their requests are counted route by route
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
        // No request comes before the function may be called that is asked about it.
        var options = options()
                .dependsOn(Stream.concat(before.stream(), api.authorizer().stream())
                        .toList());
        if (args.activator().isPresent()) {
            options.ignoreChanges("target");
        }
        return args.routes().stream()
                .map(route -> new Route(
                        childName(route.label()),
                        args(api)
                                .routeKey(route.key())
                                .target(Output.format("integrations/%s", integration.id()))
                                .build(),
                        options.build()))
                .toList();
    }

    /** Said only where requests are checked: what is missing means open, and a plan stays as short as it was. */
    private static RouteArgs.Builder args(HttpApi api) {
        var builder = RouteArgs.builder().apiId(api.id());
        api.authorizer().ifPresent(each -> builder.authorizationType("CUSTOM").authorizerId(each.id()));
        return builder;
    }
}
