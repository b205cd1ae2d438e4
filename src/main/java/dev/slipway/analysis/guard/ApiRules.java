package dev.slipway.analysis.guard;

import com.pulumi.aws.apigateway.Method;
import com.pulumi.aws.apigatewayv2.Api;
import com.pulumi.aws.ecs.Service;
import com.pulumi.aws.ecs.TaskDefinition;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.List;
import java.util.stream.Stream;

/** Rules about HTTP APIs and REST APIs. */
final class ApiRules {
    static final GuardRule API_THROTTLE = GuardRule.protectedError(
            "api-throttle",
            "Every stage of an API limits the rate and the burst of requests.",
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html",
            ApiRules::unthrottled);

    static final GuardRule API_ACCESS_LOGS = GuardRule.protectedError(
            "api-access-logs",
            "Every stage of an API logs its requests.",
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging.html",
            ApiRules::unlogged);

    static final GuardRule CORS_CREDENTIALS = GuardRule.error(
            "cors-credentials",
            "An API that allows credentials in CORS names the origins, methods and headers.",
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html",
            ApiRules::openCredentials);

    static final GuardRule API_KEY = GuardRule.error(
            "api-key",
            "Every method of a REST API requires an API key or an authorization.",
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html",
            ApiRules::openMethods);

    /** A warning, because the image may have no program for a health check. */
    static final GuardRule UNCHECKED_HEALTH = GuardRule.warning(
            "unchecked-health",
            "A service that is discovered through Cloud Map has a container with a health check.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-discovery.html",
            ApiRules::uncheckedHealth);

    private ApiRules() {}

    private static Stream<Violation> unthrottled(Plan plan) {
        return plan.ofType(com.pulumi.aws.apigatewayv2.Stage.class).stream()
                .filter(stage -> !limits(stage, "throttlingRateLimit") || !limits(stage, "throttlingBurstLimit"))
                .map(stage -> Violation.of(
                        stage,
                        "does not limit the rate and burst of requests",
                        "set throttlingRateLimit and throttlingBurstLimit in defaultRouteSettings"));
    }

    private static boolean limits(PlannedResource stage, String property) {
        return stage.input("defaultRouteSettings." + property)
                .filter(limit -> limit instanceof Number number && number.doubleValue() > 0)
                .isPresent();
    }

    private static Stream<Violation> unlogged(Plan plan) {
        return Stream.of(com.pulumi.aws.apigatewayv2.Stage.class, com.pulumi.aws.apigateway.Stage.class)
                .flatMap(type -> plan.ofType(type).stream())
                .filter(stage -> stage.text("accessLogSettings.destinationArn").isEmpty())
                .map(stage -> Violation.of(
                        stage,
                        "does not log its requests",
                        "set accessLogs: true in slipway:api, or accessLogSettings"));
    }

    private static Stream<Violation> openMethods(Plan plan) {
        return plan.ofType(Method.class).stream()
                .filter(method -> method.text("authorization").equals("NONE") && !method.flag("apiKeyRequired"))
                .filter(method -> !method.text("httpMethod").equals("OPTIONS"))
                .map(method -> Violation.of(
                        method,
                        "requires neither an API key nor an authorization",
                        "set apiKeyRequired, or another authorization than NONE"));
    }

    private static Stream<Violation> openCredentials(Plan plan) {
        return plan.ofType(Api.class).stream()
                .filter(api -> api.flag("corsConfiguration.allowCredentials"))
                .flatMap(api -> {
                    var open = Stream.of("allowOrigins", "allowMethods", "allowHeaders", "exposeHeaders")
                            .filter(list -> api.list("corsConfiguration." + list).stream()
                                    .anyMatch(value -> value.toString().endsWith("*")))
                            .toList();
                    return open.isEmpty()
                            ? Stream.empty()
                            : Stream.of(Violation.of(
                                    api,
                                    "allows credentials in CORS with * in %s".formatted(String.join(", ", open)),
                                    "name the values, or remove allowCredentials"));
                });
    }

    private static Stream<Violation> uncheckedHealth(Plan plan) {
        return plan.ofType(Service.class).stream()
                .filter(service -> service.input("serviceRegistries").isPresent())
                .filter(service -> service.list("loadBalancers").isEmpty())
                .filter(service -> containers(service, plan).noneMatch(PlannedContainer::hasHealthCheck))
                .map(service -> Violation.of(
                        service,
                        "receives requests as soon as a task runs, healthy or not",
                        "give its container a health command"));
    }

    private static Stream<PlannedContainer> containers(PlannedResource service, Plan plan) {
        return plan.ofType(TaskDefinition.class).stream()
                .filter(task -> service.dependencies().contains(task.urn()))
                .flatMap(task -> PlannedContainer.of(task).stream().flatMap(List::stream));
    }
}
