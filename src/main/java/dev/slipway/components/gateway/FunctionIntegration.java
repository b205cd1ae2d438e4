package dev.slipway.components.gateway;

import com.pulumi.aws.apigatewayv2.Integration;
import com.pulumi.aws.apigatewayv2.IntegrationArgs;
import com.pulumi.aws.lambda.Permission;
import com.pulumi.aws.lambda.PermissionArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.base.Component;
import dev.slipway.components.function.ContainerFunction;
import java.util.List;
import java.util.Map;

/**
 * A function behind an HTTP API, created by {@link HttpApi#function}: the integration that invokes it with
 * <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">
 * payload 2.0</a>, and for each route the permission to invoke it for this route only.
 *
 * <p>Children: {@code <name>-integration} and {@code <name>-permission-<path>}.
 */
final class FunctionIntegration extends Component {
    private static final String TYPE = "slipway:gateway:FunctionIntegration";

    private final HttpApi api;
    private final ContainerFunction function;
    private final ServiceIntegrationSpec args;

    FunctionIntegration(String name, HttpApi api, ContainerFunction function, ServiceIntegrationSpec args) {
        super(TYPE, name, ComponentResourceOptions.builder().parent(api).build());
        this.api = api;
        this.function = function;
        this.args = args;
        api.createRoutes(function.name(), args, createIntegration(), createPermissions());
        registerOutputs(Map.of());
    }

    private Integration createIntegration() {
        return new Integration(
                childName("integration"),
                IntegrationArgs.builder()
                        .apiId(api.id())
                        .description("Function " + function.name())
                        .integrationType("AWS_PROXY")
                        // Lambda is invoked by POST, whatever the request's method.
                        .integrationMethod("POST")
                        .integrationUri(function.invokeArn())
                        .payloadFormatVersion("2.0")
                        .timeoutMilliseconds((int) args.timeout().toMillis())
                        .build(),
                childOptions());
    }

    private List<Resource> createPermissions() {
        return args.routes().stream()
                .<Resource>map(route -> new Permission(
                        childName("permission-" + route.label()),
                        PermissionArgs.builder()
                                .action("lambda:InvokeFunction")
                                .principal("apigateway.amazonaws.com")
                                .function(function.functionName())
                                .qualifier(function.aliasName())
                                .sourceArn(Output.format("%s/*/%s", api.executionArn(), route.resource()))
                                .build(),
                        childOptions()))
                .toList();
    }
}
