package dev.slipway.components.gateway;

import com.pulumi.asset.Archive;
import com.pulumi.aws.apigatewayv2.Authorizer;
import com.pulumi.aws.apigatewayv2.AuthorizerArgs;
import com.pulumi.aws.lambda.Permission;
import com.pulumi.aws.lambda.PermissionArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.components.domain.OriginVerificationSecret;
import dev.slipway.components.function.JavaFunction;
import dev.slipway.components.function.JavaFunctionArgs;
import java.util.List;
import java.util.Map;

/**
 * The <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html">Lambda
 * authorizer</a> of all routes of an HTTP API, which admits only requests of its distribution: its function compares
 * the header that the distribution adds. A request without the header is answered 401 and does not invoke the function,
 * one with another value 403. The API caches results for {@value #KEPT} s, the maximum of AWS: a previous value is
 * admitted for that time after a change, and for a few minutes more.
 *
 * <p>Children: {@code <name>-origin} (the expected value), {@code <name>-check} (the function), {@code <name>-request}
 * (the authorizer) and {@code <name>-permission}, which allows only the authorizer to invoke the function.
 */
final class OriginAuthorizer extends Component {
    private static final String TYPE = "slipway:gateway:OriginAuthorizer";

    /** Time for which results are cached, in seconds. */
    private static final int KEPT = 3600;

    private final HttpApi api;
    private final OriginVerificationSecret secret;
    private final Authorizer authorizer;

    OriginAuthorizer(String name, HttpApi api, Archive code) {
        super(TYPE, name, ComponentResourceOptions.builder().parent(api).build());
        this.api = api;
        secret = new OriginVerificationSecret(childName("origin"), "API", childComponentOptions());
        var function = createFunction(code);
        authorizer = createAuthorizer(function);
        createPermission(function);
        registerOutputs(Map.of("id", id()));
    }

    /** The id of the authorizer, for routes. */
    Output<String> id() {
        return authorizer.id();
    }

    /** The value of the header {@link OriginVerificationSecret#HEADER} that is admitted. */
    Output<String> secret() {
        return secret.value();
    }

    private JavaFunction createFunction(Archive code) {
        var function = new JavaFunction(
                childName("check"),
                new JavaFunctionArgs(
                                code,
                                "dev.slipway.controllers.AuthorizerHandler",
                                "Admits requests of the CloudFront distribution to the API " + api.name(),
                                Map.of(
                                        "API", Output.of("%s-%s".formatted(stackName(), api.name())),
                                        "ORIGIN_HEADER", Output.of(OriginVerificationSecret.HEADER),
                                        "ORIGIN_PARAMETER", secret.parameterName()),
                                List.of(secret.read()),
                                api.name() + "/authorizer",
                                api.shared().logRetentionDays(),
                                api.shared().protectedFromDeletion())
                        .withSnapStart(true)
                        .withKey(api.shared().key()),
                childComponentOptions());
        api.shared().alarmTopic().ifPresent(topic -> function.alarm(topic, "The authorizer of the API " + api.name()));
        return function;
    }

    private Authorizer createAuthorizer(JavaFunction function) {
        return new Authorizer(
                childName("request"),
                AuthorizerArgs.builder()
                        .apiId(api.id())
                        .authorizerType("REQUEST")
                        .authorizerUri(function.invokeArn())
                        .authorizerPayloadFormatVersion("2.0")
                        .enableSimpleResponses(true)
                        .identitySources(List.of("$request.header." + OriginVerificationSecret.HEADER))
                        .authorizerResultTtlInSeconds(KEPT)
                        .build(),
                childOptions());
    }

    private void createPermission(JavaFunction function) {
        new Permission(
                childName("permission"),
                PermissionArgs.builder()
                        .action("lambda:InvokeFunction")
                        .principal("apigateway.amazonaws.com")
                        .function(function.functionName())
                        .qualifier(function.aliasName())
                        .sourceArn(Output.format("%s/authorizers/%s", api.executionArn(), authorizer.id()))
                        .build(),
                childOptions());
    }
}
