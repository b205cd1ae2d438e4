package dev.slipway.components.gateway;

import com.pulumi.aws.apigateway.Integration;
import com.pulumi.aws.apigateway.IntegrationArgs;
import com.pulumi.aws.apigateway.Method;
import com.pulumi.aws.apigateway.MethodArgs;
import com.pulumi.aws.apigateway.RequestValidator;
import com.pulumi.aws.apigateway.Resource;
import com.pulumi.aws.apigateway.ResourceArgs;
import com.pulumi.aws.apigateway.RestApi;
import com.pulumi.aws.lambda.Permission;
import com.pulumi.aws.lambda.PermissionArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.components.function.JavaFunction;
import java.util.Map;

/**
 * A path of a control API with its only method, integrated with a function.
 *
 * <p>Children: {@code <name>-path}, {@code <name>-method}, {@code <name>-integration} and {@code <name>-permission}.
 */
final class ControlMethod extends Component {
    private static final String TYPE = "slipway:gateway:ControlMethod";

    private final String verb;
    private final String path;
    private final JavaFunction function;
    private final Integration integration;

    ControlMethod(
            String name,
            String verb,
            String path,
            RestApi api,
            RequestValidator validator,
            JavaFunction function,
            ComponentResourceOptions options) {
        super(TYPE, name, options);
        this.verb = verb;
        this.path = path;
        this.function = function;
        integration = createIntegration(api, createMethod(api, createPath(api), validator));
        createPermission(api);
        registerOutputs(Map.of());
    }

    /** The integration, which must exist before the deployment. */
    Integration integration() {
        return integration;
    }

    /** Fingerprint of the method; a change triggers a new API Gateway deployment. */
    Output<String> definition() {
        return function.invokeArn().applyValue(arn -> "%s /%s %s validated, with a key".formatted(verb, path, arn));
    }

    private Resource createPath(RestApi api) {
        return new Resource(
                childName("path"),
                ResourceArgs.builder()
                        .restApi(api.id())
                        .parentId(api.rootResourceId())
                        .pathPart(path)
                        .build(),
                childOptions());
    }

    private Method createMethod(RestApi api, Resource resource, RequestValidator validator) {
        return new Method(
                childName("method"),
                MethodArgs.builder()
                        .restApi(api.id())
                        .resourceId(resource.id())
                        .httpMethod(verb)
                        .authorization("NONE")
                        .apiKeyRequired(true)
                        .requestValidatorId(validator.id())
                        .build(),
                childOptions());
    }

    private Integration createIntegration(RestApi api, Method method) {
        return new Integration(
                childName("integration"),
                IntegrationArgs.builder()
                        .restApi(api.id())
                        .resourceId(method.resourceId())
                        .httpMethod(method.httpMethod())
                        .type("AWS_PROXY")
                        // Lambda is invoked by POST, whatever the request's method.
                        .integrationHttpMethod("POST")
                        .uri(function.invokeArn())
                        .build(),
                childOptions());
    }

    private void createPermission(RestApi api) {
        new Permission(
                childName("permission"),
                PermissionArgs.builder()
                        .action("lambda:InvokeFunction")
                        .function(function.functionName())
                        .qualifier(function.aliasName())
                        .principal("apigateway.amazonaws.com")
                        .sourceArn(Output.format("%s/*/%s/%s", api.executionArn(), verb, path))
                        .build(),
                childOptions());
    }
}
