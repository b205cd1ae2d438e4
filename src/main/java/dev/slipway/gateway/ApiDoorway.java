package dev.slipway.gateway;

import com.pulumi.aws.apigatewayv2.Integration;
import com.pulumi.aws.apigatewayv2.IntegrationArgs;
import com.pulumi.aws.apigatewayv2.Route;
import com.pulumi.aws.lambda.Permission;
import com.pulumi.aws.lambda.PermissionArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import dev.slipway.doorway.Doorway;
import dev.slipway.function.Function;
import dev.slipway.function.FunctionName;
import dev.slipway.iam.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The routes of a service, whose target is one of two integrations. A doorman's integration and the doorman name each other,
 * so the doorman's name is given.
 *
 * @param service the integration that reaches the tasks
 * @param doorman the integration that calls the doorman
 * @param name what the doorman is called
 */
record ApiDoorway(HttpApi api, List<Route> routes, Integration service, Integration doorman, FunctionName name)
        implements Doorway {
    /** The inputs of the integration that calls a doorman, which need not be there yet. */
    static IntegrationArgs caller(Output<String> api, String service, FunctionName doorman) {
        return IntegrationArgs.builder()
                .apiId(api)
                .description("Doorman of " + service)
                .integrationType("AWS_PROXY")
                .integrationMethod("POST")
                .integrationUri(doorman.aliasArn())
                .payloadFormatVersion("2.0")
                .build();
    }

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
                "DOORMAN_INTEGRATION",
                doorman.id());
    }

    @Override
    public List<Statement> leading() {
        var statement = Statement.allow("apigateway:GET", "apigateway:PATCH");
        for (var route : routes) {
            statement = statement.on(Output.format("%s/routes/%s", api.arn(), route.id()));
        }
        return List.of(statement);
    }

    /** None: an API asks no task for its health. */
    @Override
    public List<Statement> watching() {
        return List.of();
    }

    @Override
    public Optional<FunctionName> doormanName() {
        return Optional.of(name);
    }

    /** By {@code <doorman>-permission}. */
    @Override
    public void open(Function function) {
        new Permission(
                function.name() + "-permission",
                PermissionArgs.builder()
                        .action("lambda:InvokeFunction")
                        .function(function.functionName())
                        .qualifier(function.aliasName())
                        .principal("apigateway.amazonaws.com")
                        .sourceArn(Output.format("%s/*/*", api.executionArn()))
                        .build(),
                CustomResourceOptions.builder().parent(function).build());
    }
}
