package dev.slipway.components.gateway;

import com.pulumi.aws.apigatewayv2.Integration;
import com.pulumi.aws.apigatewayv2.Route;
import com.pulumi.core.Output;
import dev.slipway.base.iam.Statement;
import dev.slipway.components.function.FunctionName;
import dev.slipway.components.function.JavaFunction;
import dev.slipway.components.function.SwitchableRoute;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The routes of a service, which invoke the integration of its tasks or of its activator. The activator and its
 * integration refer to each other, so that the activator has a fixed name.
 *
 * @param service the integration of the tasks
 * @param activator the integration of the activator
 * @param name the activator's name
 */
record SwitchableApiRoutes(
        HttpApi api, List<Route> routes, Integration service, Integration activator, FunctionName name)
        implements SwitchableRoute {
    @Override
    public Map<String, Output<String>> environment() {
        var ids = Output.all(routes.stream().map(Route::id).toList());
        return Map.of(
                "ROUTE",
                Output.of("api"),
                "API_ID",
                api.id(),
                "API_ROUTES",
                ids.applyValue(all -> String.join(",", all)),
                "SERVICE_INTEGRATION",
                service.id(),
                "ACTIVATOR_INTEGRATION",
                activator.id());
    }

    @Override
    public List<Statement> switching() {
        var statement = Statement.allow("apigateway:GET", "apigateway:PATCH");
        for (var route : routes) {
            statement = statement.on(Output.format("%s/routes/%s", api.arn(), route.id()));
        }
        return List.of(statement);
    }

    /** No permissions: HTTP APIs have no health checks. */
    @Override
    public List<Statement> healthPermissions() {
        return List.of();
    }

    @Override
    public Optional<FunctionName> activatorName() {
        return Optional.of(name);
    }

    @Override
    public void permitInvocation(JavaFunction function) {
        function.permit("apigateway.amazonaws.com", Output.format("%s/*/*", api.executionArn()));
    }
}
