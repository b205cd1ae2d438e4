package dev.slipway.guard;

import dev.slipway.plan.Plan;
import dev.slipway.plan.PlannedResource;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** How HTTP APIs, which everybody reaches, are held in. */
final class ApiRules {
    static final Rule API_THROTTLE = new Rule(
            "api-throttle",
            Severity.ERROR,
            Scope.PROTECTED,
            "Every stage of an API limits the rate and the burst of requests.",
            URI.create("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html"),
            ApiRules::unthrottled);

    static final Rule API_ACCESS_LOGS = new Rule(
            "api-access-logs",
            Severity.ERROR,
            Scope.PROTECTED,
            "Every stage of an API logs its requests.",
            URI.create("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging.html"),
            ApiRules::unlogged);

    static final Rule CORS_CREDENTIALS = new Rule(
            "cors-credentials",
            Severity.ERROR,
            Scope.EVERY_STACK,
            "An API that takes credentials by CORS names the origins, methods and headers.",
            URI.create("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html"),
            ApiRules::openCredentials);

    static final Rule API_KEY = new Rule(
            "api-key",
            Severity.ERROR,
            Scope.EVERY_STACK,
            "Every method of a REST API asks its callers for a key, or for who they are.",
            URI.create(
                    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html"),
            ApiRules::openMethods);

    /** A warning: the image may have nothing that could ask. */
    static final Rule UNCHECKED_HEALTH = new Rule(
            "unchecked-health",
            Severity.WARNING,
            Scope.EVERY_STACK,
            "A service that is found by Cloud Map has a container with a health check.",
            URI.create("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-discovery.html"),
            ApiRules::uncheckedHealth);

    private static final String STAGE = "aws:apigatewayv2/stage:Stage";
    private static final String REST_STAGE = "aws:apigateway/stage:Stage";

    private ApiRules() {}

    private static Stream<Breach> unthrottled(Plan plan) {
        return plan.ofType(STAGE).stream()
                .filter(stage -> !limits(stage, "throttlingRateLimit") || !limits(stage, "throttlingBurstLimit"))
                .map(stage -> Breach.of(
                        stage,
                        "lets any number of requests through",
                        "set throttlingRateLimit and throttlingBurstLimit in defaultRouteSettings"));
    }

    private static boolean limits(PlannedResource stage, String property) {
        return stage.input("defaultRouteSettings." + property)
                .filter(limit -> limit instanceof Number number && number.doubleValue() > 0)
                .isPresent();
    }

    private static Stream<Breach> unlogged(Plan plan) {
        return Stream.of(STAGE, REST_STAGE)
                .flatMap(type -> plan.ofType(type).stream())
                .filter(stage -> stage.text("accessLogSettings.destinationArn").isEmpty())
                .map(stage -> Breach.of(
                        stage, "logs no requests", "set accessLogs: true in slipway:api, or accessLogSettings"));
    }

    private static Stream<Breach> openMethods(Plan plan) {
        return plan.ofType("aws:apigateway/method:Method").stream()
                .filter(method -> method.text("authorization").equals("NONE") && !method.flag("apiKeyRequired"))
                .filter(method -> !method.text("httpMethod").equals("OPTIONS"))
                .map(method -> Breach.of(
                        method, "answers everybody", "set apiKeyRequired, or another authorization than NONE"));
    }

    private static Stream<Breach> openCredentials(Plan plan) {
        return plan.ofType("aws:apigatewayv2/api:Api").stream()
                .filter(api -> api.flag("corsConfiguration.allowCredentials"))
                .flatMap(api -> {
                    var open = Stream.of("allowOrigins", "allowMethods", "allowHeaders", "exposeHeaders")
                            .filter(list -> api.list("corsConfiguration." + list).stream()
                                    .anyMatch(value -> value.toString().endsWith("*")))
                            .toList();
                    return open.isEmpty()
                            ? Stream.empty()
                            : Stream.of(Breach.of(
                                    api,
                                    "takes credentials by CORS with * in %s".formatted(String.join(", ", open)),
                                    "name the values, or drop allowCredentials"));
                });
    }

    private static Stream<Breach> uncheckedHealth(Plan plan) {
        return plan.ofType("aws:ecs/service:Service").stream()
                .filter(service -> service.input("serviceRegistries").isPresent())
                .filter(service -> service.list("loadBalancers").isEmpty())
                .filter(service -> containers(service, plan).noneMatch(Container::checked))
                .map(service -> Breach.of(
                        service,
                        "gets requests as soon as a task runs, healthy or not",
                        "give its container a health command"));
    }

    private static Stream<Container> containers(PlannedResource service, Plan plan) {
        return plan.ofType(Container.TASK).stream()
                .filter(task -> service.dependencies().contains(task.urn()))
                .flatMap(task -> Container.of(task).stream().flatMap(List::stream));
    }
}
