package dev.slipway.components.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.pulumi.asset.Archive;
import dev.slipway.components.SharedResources;
import dev.slipway.components.controller.ControllerJar;
import dev.slipway.components.function.ContainerFunction;
import dev.slipway.components.function.ContainerFunctionArgs;
import dev.slipway.components.function.FunctionSpec;
import dev.slipway.components.function.InitialTarget;
import dev.slipway.components.image.RegistryImage;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.BaseComponents;
import dev.slipway.testing.Programs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class OriginAuthorizerTest {
    private static final Archive CODE = new ControllerJar(Path.of("")).archive();

    /** An API behind a distribution, before tasks, tasks that sleep, and a function. */
    private static Plan plan(Optional<Archive> authorizerCode, UnaryOperator<SharedResources> with) {
        return Programs.plan(context -> {
            var network = BaseComponents.network();
            var shared = new SharedResources(false, Optional.of(BaseComponents.key()), Optional.empty(), 7);
            var api = new HttpApi(
                    "api", HttpApiSpec.DEFAULT, network, Optional.empty(), authorizerCode, with.apply(shared));
            var image = RegistryImage.of("123456789012.dkr.ecr.eu-west-1.amazonaws.com/carts:1");
            api.backend("orders", ServiceIntegrationSpec.of(8080, "/orders", "/*"));
            api.backend(
                    "shop",
                    ServiceIntegrationSpec.of(8080, "/shop/*").withActivator(Optional.of(InitialTarget.ACTIVATOR)));
            api.function(
                    new ContainerFunction(
                            "carts", ContainerFunctionArgs.of(network, image, FunctionSpec.listening(8080))),
                    ServiceIntegrationSpec.of(8080, "/carts"));
            api.publish();
        });
    }

    private static Plan plan() {
        return plan(Optional.of(CODE), shared -> shared);
    }

    @Test
    void everyRouteOfEveryTargetUsesTheAuthorizer() {
        var plan = plan();
        var authorizer = plan.named("api-authorizer-request");

        assertThat(plan.ofType("aws:apigatewayv2/route:Route"))
                .hasSize(4)
                .extracting(route -> route.text("routeKey"))
                .contains("$default", "ANY /shop/{proxy+}", "ANY /carts");
        assertThat(plan.ofType("aws:apigatewayv2/route:Route")).allSatisfy(route -> {
            assertThat(route.text("authorizationType")).isEqualTo("CUSTOM");
            assertThat(route.text("authorizerId")).matches("[0-9a-f]{7}");
            assertThat(route.dependencies())
                    .contains(
                            authorizer.urn(),
                            plan.named("api-authorizer-permission").urn());
        });
    }

    @Test
    void requestsWithoutTheHeaderCallNothingAndAnswersAreKeptForAnHour() {
        var plan = plan();
        var authorizer = plan.named("api-authorizer-request");

        assertThat(authorizer.text("authorizerType")).isEqualTo("REQUEST");
        assertThat(authorizer.list("identitySources")).containsExactly("$request.header.X-Slipway-Origin");
        assertThat(authorizer.text("authorizerPayloadFormatVersion")).isEqualTo("2.0");
        assertThat(authorizer.flag("enableSimpleResponses")).isTrue();
        assertThat(authorizer.input("authorizerResultTtlInSeconds")).contains(3600L);
        assertThat(authorizer.text("authorizerUri")).contains(":live/invocations");
    }

    @Test
    void theFunctionMayReadOneParameterAndWriteItsLog() {
        var plan = plan();
        var statements = JsonParser.parseString(
                        plan.named("api-authorizer-check-policy").text("policy"))
                .getAsJsonObject()
                .getAsJsonArray("Statement");

        assertThat(statements).hasSize(2);
        assertThat(statements.get(0)).hasToString("""
                {"Effect":"Allow","Action":"ssm:GetParameter",\
                "Resource":"arn:aws:ssm:eu-west-1:123456789012:parameter/slipway/slipway-test/api-authorizer-origin"}""");
        assertThat(statements.get(1).toString()).contains("logs:PutLogEvents", "/slipway-test/api/authorizer:*");
    }

    /** Whoever may describe the function reads no secret there. */
    @Test
    void theFunctionHasTheNameOfTheParameterAndNotItsValue() {
        var plan = plan();
        var function = plan.named("api-authorizer-check-function");

        assertThat(function.input("environment.variables"))
                .contains(Map.of(
                        "API",
                        "slipway-test-api",
                        "ORIGIN_HEADER",
                        "X-Slipway-Origin",
                        "ORIGIN_PARAMETER",
                        "/slipway/slipway-test/api-authorizer-origin"));
        assertThat(function.text("handler")).isEqualTo("dev.slipway.controllers.AuthorizerHandler");
        assertThat(plan.named("api-authorizer-origin-parameter").text("value")).isEqualTo("[secret]");
        assertThat(plan.named("api-authorizer-check-logs").input("retentionInDays"))
                .contains(7L);
        assertThat(plan.named("api-authorizer-check-logs").text("kmsKeyId")).contains(":key/");
    }

    @Test
    void theApiMayInvokeTheFunctionOnlyForTheAuthorizer() {
        var plan = plan();

        assertThat(plan.named("api-authorizer-permission").text("sourceArn"))
                .isEqualTo("arn:aws:execute-api:eu-west-1:123456789012:%s/authorizers/%s"
                        .formatted(
                                plan.named("api-stage-default").text("apiId"),
                                plan.named("api-orders-route-orders").text("authorizerId")));
        assertThat(plan.named("api-authorizer-permission").text("qualifier")).isEqualTo("live");
    }

    @Test
    void alarmsWatchTheAuthorizer() {
        var told = plan(Optional.of(CODE), shared -> shared.withAlarmTopic(Optional.of(BaseComponents.alarmTopic())));

        assertThat(told.ofType("aws:cloudwatch/metricAlarm:MetricAlarm"))
                .extracting(PlannedResource::name)
                .containsExactlyInAnyOrder(
                        "api-authorizer-check-alarms-errors",
                        "api-authorizer-check-alarms-throttles",
                        "api-stage-errors");
        assertThat(told.named("api-authorizer-check-alarms-errors").text("alarmDescription"))
                .isEqualTo("The authorizer of the API api crashed or took too long; see its log");
        assertThat(plan().ofType("aws:cloudwatch/metricAlarm:MetricAlarm")).isEmpty();
    }

    @Test
    void anApiWithoutADistributionHasNoAuthorizer() {
        var open = plan(Optional.empty(), shared -> shared);

        assertThat(open.ofType("aws:apigatewayv2/authorizer:Authorizer")).isEmpty();
        assertThat(open.ofType("aws:ssm/parameter:Parameter")).isEmpty();
        assertThat(open.ofType("aws:apigatewayv2/route:Route"))
                .allSatisfy(route -> assertThat(List.of("authorizationType", "authorizerId"))
                        .allMatch(key -> route.input(key).isEmpty()));
    }
}
