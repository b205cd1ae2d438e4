package dev.slipway.analysis.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.aws.apigateway.Method;
import com.pulumi.aws.apigateway.MethodArgs;
import com.pulumi.aws.apigatewayv2.Api;
import com.pulumi.aws.apigatewayv2.ApiArgs;
import com.pulumi.aws.apigatewayv2.Stage;
import com.pulumi.aws.apigatewayv2.StageArgs;
import com.pulumi.aws.apigatewayv2.inputs.ApiCorsConfigurationArgs;
import com.pulumi.aws.apigatewayv2.inputs.StageAccessLogSettingsArgs;
import com.pulumi.aws.apigatewayv2.inputs.StageDefaultRouteSettingsArgs;
import com.pulumi.aws.ecs.Service;
import com.pulumi.aws.ecs.ServiceArgs;
import com.pulumi.aws.ecs.TaskDefinition;
import com.pulumi.aws.ecs.TaskDefinitionArgs;
import com.pulumi.aws.ecs.inputs.ServiceServiceRegistriesArgs;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ApiRulesTest {
    private static void stage(String name, UnaryOperator<StageArgs.Builder> more) {
        new Stage(name, more.apply(StageArgs.builder().apiId("a").name(name)).build());
    }

    private static StageDefaultRouteSettingsArgs.Builder throttle() {
        return StageDefaultRouteSettingsArgs.builder();
    }

    @Test
    void aStageWithoutRateOrBurstIsABreach() {
        var wrong =
                " does not limit the rate and burst of requests: set throttlingRateLimit and throttlingBurstLimit in defaultRouteSettings";

        assertThat(Breaches.of(ApiRules.API_THROTTLE, ctx -> {
                    stage("bare", args -> args);
                    stage(
                            "metered",
                            args -> args.defaultRouteSettings(
                                    throttle().detailedMetricsEnabled(true).build()));
                    stage(
                            "rated",
                            args -> args.defaultRouteSettings(
                                    throttle().throttlingRateLimit(5.0).build()));
                    stage(
                            "whole",
                            args -> args.defaultRouteSettings(throttle()
                                    .throttlingRateLimit(5.0)
                                    .throttlingBurstLimit(9)
                                    .build()));
                }))
                .containsExactly("bare" + wrong, "metered" + wrong, "rated" + wrong);
    }

    @Test
    void aStageWithoutAccessLogsIsABreach() {
        assertThat(Breaches.of(ApiRules.API_ACCESS_LOGS, ctx -> {
                    stage("silent", args -> args);
                    stage(
                            "logged",
                            args -> args.accessLogSettings(StageAccessLogSettingsArgs.builder()
                                    .destinationArn("arn:aws:logs:eu-west-1:123456789012:log-group:x")
                                    .format("{}")
                                    .build()));
                }))
                .containsExactly(
                        "silent does not log its requests: set accessLogs: true in slipway:api, or accessLogSettings");
    }

    @Test
    void aRestStageWithoutAccessLogsIsABreachToo() {
        assertThat(Breaches.of(
                        ApiRules.API_ACCESS_LOGS,
                        ctx -> new com.pulumi.aws.apigateway.Stage(
                                "mute",
                                com.pulumi.aws.apigateway.StageArgs.builder()
                                        .restApi("a")
                                        .deployment("b")
                                        .stageName("live")
                                        .build())))
                .containsExactly(
                        "mute does not log its requests: set accessLogs: true in slipway:api, or accessLogSettings");
    }

    @Test
    void aMethodWithoutAuthorizationIsABreach() {
        assertThat(Breaches.of(ApiRules.API_KEY, ctx -> {
                    method("open", "GET", "NONE", false);
                    method("keyed", "GET", "NONE", true);
                    method("signed", "GET", "AWS_IAM", false);
                    method("preflight", "OPTIONS", "NONE", false);
                }))
                .containsExactly(
                        "open requires neither an API key nor an authorization: set apiKeyRequired, or another authorization than NONE");
    }

    private static void method(String name, String verb, String authorization, boolean keyed) {
        new Method(
                name,
                MethodArgs.builder()
                        .restApi("a")
                        .resourceId("b")
                        .httpMethod(verb)
                        .authorization(authorization)
                        .apiKeyRequired(keyed)
                        .build());
    }

    @Test
    void credentialsForEverybodyAreABreach() {
        assertThat(Breaches.of(ApiRules.CORS_CREDENTIALS, ctx -> {
                    api("none", ApiCorsConfigurationArgs.builder().allowOrigins("*"));
                    api(
                            "open",
                            ApiCorsConfigurationArgs.builder()
                                    .allowCredentials(true)
                                    .allowOrigins("https://*")
                                    .allowMethods("GET")
                                    .allowHeaders("*"));
                    api(
                            "named",
                            ApiCorsConfigurationArgs.builder()
                                    .allowCredentials(true)
                                    .allowOrigins("https://shop.example.com")
                                    .allowMethods("GET"));
                }))
                .containsExactly(
                        "open allows credentials in CORS with * in allowOrigins, allowHeaders: name the values, or remove allowCredentials");
    }

    private static void api(String name, ApiCorsConfigurationArgs.Builder cors) {
        new Api(
                name,
                ApiArgs.builder()
                        .protocolType("HTTP")
                        .corsConfiguration(cors.build())
                        .build());
    }

    @Test
    void aDiscoveredServiceWithoutContainerHealthChecksIsABreach() {
        assertThat(Breaches.of(ApiRules.UNCHECKED_HEALTH, ctx -> {
                    service("blind", "{\"name\":\"a\"}", true);
                    service("checked", "{\"name\":\"a\",\"healthCheck\":{\"command\":[\"CMD\",\"true\"]}}", true);
                    service("hidden", "{\"name\":\"a\"}", false);
                }))
                .containsExactly(
                        "blind receives requests as soon as a task runs, healthy or not: give its container a health command");
    }

    private static void service(String name, String container, boolean discovered) {
        var task = new TaskDefinition(
                name + "-task",
                TaskDefinitionArgs.builder()
                        .family(name)
                        .containerDefinitions("[" + container + "]")
                        .build());
        var args = ServiceArgs.builder().taskDefinition(task.arn());
        if (discovered) {
            args.serviceRegistries(ServiceServiceRegistriesArgs.builder()
                    .registryArn("arn:aws:servicediscovery:eu-west-1:123456789012:service/srv-a")
                    .build());
        }
        new Service(name, args.build());
    }

    @Test
    void theRulesOfStagesAreForProtectedStacks() {
        assertThat(List.of(ApiRules.API_THROTTLE, ApiRules.API_ACCESS_LOGS))
                .extracting(GuardRule::scope)
                .containsOnly(RuleScope.PROTECTED);
    }
}
