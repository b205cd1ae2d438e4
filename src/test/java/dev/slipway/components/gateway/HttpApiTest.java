package dev.slipway.components.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.pulumi.core.Output;
import dev.slipway.components.SharedResources;
import dev.slipway.components.function.ContainerFunction;
import dev.slipway.components.function.ContainerFunctionArgs;
import dev.slipway.components.function.FunctionSpec;
import dev.slipway.components.function.InitialTarget;
import dev.slipway.components.image.RegistryImage;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.BaseComponents;
import dev.slipway.testing.Programs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class HttpApiTest {
    private static final ServiceIntegrationSpec ORDERS = ServiceIntegrationSpec.of(8080, "/orders", "/orders/*");

    private static Plan plan(UnaryOperator<HttpApiSpec> spec, Consumer<HttpApi> use) {
        return plan(spec, () -> SharedResources.NONE, use);
    }

    private static Plan plan(UnaryOperator<HttpApiSpec> spec, Supplier<SharedResources> shared, Consumer<HttpApi> use) {
        return Programs.plan(context -> {
            var network = BaseComponents.network();
            use.accept(new HttpApi(
                    "api", spec.apply(HttpApiSpec.DEFAULT), network, Optional.empty(), Optional.empty(), shared.get()));
        });
    }

    /** The plan of a published API with the service orders behind it. */
    private static Plan plan(UnaryOperator<HttpApiSpec> spec, ServiceIntegrationSpec orders) {
        return plan(spec, () -> SharedResources.NONE, orders);
    }

    private static Plan plan(
            UnaryOperator<HttpApiSpec> spec, Supplier<SharedResources> shared, ServiceIntegrationSpec orders) {
        return plan(spec, shared, api -> {
            api.backend("orders", orders);
            api.publish();
        });
    }

    @Test
    void anAlarmWatchesForMoreThanFivePercentFailedRequests() {
        var plan = plan(
                spec -> spec,
                () -> SharedResources.NONE.withAlarmTopic(Optional.of(BaseComponents.alarmTopic())),
                ORDERS);
        var alarm = plan.named("api-stage-errors");

        assertThat(alarm.text("metricName")).isEqualTo("5xx");
        assertThat(alarm.text("threshold")).isEqualTo("0.05");
        assertThat(alarm.text("dimensions.Stage")).isEqualTo("$default");
        assertThat(alarm.text("alarmDescription"))
                .isEqualTo("The API api answers more than 5 % of its requests with 5xx");
        assertThat(alarm.dependencies())
                .contains(
                        plan.named("alarms-topic").urn(),
                        plan.named("api-stage-default").urn());
        assertThat(plan(spec -> spec, ORDERS).ofType("aws:cloudwatch/metricAlarm:MetricAlarm"))
                .isEmpty();
    }

    @Test
    void theVpcLinkIsInThePrivateSubnetsWithItsOwnSecurityGroup() {
        var plan = plan(spec -> spec, ORDERS);
        var link = plan.named("api-link-vpc");

        assertThat(link.list("subnetIds")).hasSize(2);
        assertThat(link.dependencies())
                .contains(
                        plan.named("network-private-a").urn(),
                        plan.named("network-private-b").urn())
                .contains(plan.named("api-link-sg").urn());
        assertThat(link.list("securityGroupIds")).singleElement().asString().startsWith("sg-");
    }

    @Test
    void theVpcLinkReachesOnlyThePortOfTheTasks() {
        var plan = plan(spec -> spec, api -> api.backend("orders", ORDERS).sendTo(Output.of("sg-0123456789abcdef0")));

        assertThat(plan.ofType("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule"))
                .filteredOn(rule -> rule.name().startsWith("api-"))
                .singleElement()
                .extracting(PlannedResource::inputs)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("referencedSecurityGroupId", "sg-0123456789abcdef0")
                .containsEntry("ipProtocol", "tcp")
                .containsEntry("fromPort", 8080L)
                .containsEntry("toPort", 8080L);
    }

    @Test
    void aServiceIsFoundByAddressAndPortWhileEcsCallsItHealthy() {
        var plan = plan(spec -> spec, ORDERS);
        var registry = plan.named("api-orders-registry");

        assertThat(plan.named("api-namespace").text("name")).isEqualTo("api.test.slipway.internal");
        assertThat(registry.text("name")).isEqualTo("orders");
        assertThat(registry.list("dnsConfig.dnsRecords")).containsExactly(Map.of("type", "SRV", "ttl", 15L));
        assertThat(registry.input("healthCheckCustomConfig")).contains(Map.of("failureThreshold", 1L));
    }

    @Test
    void anIntegrationUsesTheVpcLinkAndTheCloudMapService() {
        var plan = plan(spec -> spec, ORDERS.withTimeout(Duration.ofSeconds(5)));
        var integration = plan.named("api-orders-integration");

        assertThat(integration.inputs())
                .containsEntry("integrationType", "HTTP_PROXY")
                .containsEntry("integrationMethod", "ANY")
                .containsEntry("connectionType", "VPC_LINK")
                .containsEntry("payloadFormatVersion", "1.0")
                .containsEntry("timeoutMilliseconds", 5000L);
        assertThat(integration.text("integrationUri"))
                .matches("arn:aws:servicediscovery:eu-west-1:\\d+:service/srv-.*");
        assertThat(integration.dependencies())
                .contains(
                        plan.named("api-link-vpc").urn(),
                        plan.named("api-orders-registry").urn());
    }

    @Test
    void eachPathIsARoute() {
        var plan = plan(spec -> spec, ORDERS);

        assertThat(plan.named("api-orders-route-orders").text("routeKey")).isEqualTo("ANY /orders");
        assertThat(plan.named("api-orders-route-orders-any").text("routeKey")).isEqualTo("ANY /orders/{proxy+}");
        assertThat(plan.named("api-orders-route-orders").text("target")).matches("integrations/[0-9a-f]{7}");
    }

    @Test
    void aTargetBelongsToTheStackByDefault() {
        var route = "api-orders-route-orders";

        assertThat(plan(spec -> spec, ORDERS).named(route).ignoreChanges()).isEmpty();
        assertThat(plan(spec -> spec, ORDERS.withActivator(Optional.of(InitialTarget.SERVICE)))
                        .named(route)
                        .ignoreChanges())
                .containsExactly("target");
    }

    @Test
    void theStageDeploysAutomaticallyAndDependsOnItsRoutes() {
        var plan = plan(spec -> spec, ORDERS.withThrottle(Optional.of(new Throttle(5, 10))));
        var stage = plan.named("api-stage-default");

        assertThat(stage.text("name")).isEqualTo("$default");
        assertThat(stage.flag("autoDeploy")).isTrue();
        assertThat(stage.dependencies())
                .contains(
                        plan.named("api-orders-route-orders").urn(),
                        plan.named("api-orders-route-orders-any").urn());
    }

    @Test
    void routesAreThrottledByTheApiUnlessTheyHaveAThrottleOfTheirOwn() {
        var usual = plan(spec -> spec, ORDERS).named("api-stage-default");
        var own = plan(
                        spec -> spec.withThrottle(new Throttle(50, 60)),
                        ORDERS.withThrottle(Optional.of(new Throttle(5, 10))))
                .named("api-stage-default");

        assertThat(usual.input("defaultRouteSettings"))
                .contains(Map.of(
                        "throttlingRateLimit", 100L, "throttlingBurstLimit", 200L, "detailedMetricsEnabled", false));
        assertThat(usual.list("routeSettings")).isEmpty();
        assertThat(own.input("defaultRouteSettings"))
                .contains(Map.of(
                        "throttlingRateLimit", 50L, "throttlingBurstLimit", 60L, "detailedMetricsEnabled", false));
        assertThat(own.list("routeSettings"))
                .containsExactlyInAnyOrder(throttled("ANY /orders"), throttled("ANY /orders/{proxy+}"));
    }

    private static Map<String, Object> throttled(String key) {
        return Map.of(
                "routeKey",
                key,
                "throttlingRateLimit",
                5L,
                "throttlingBurstLimit",
                10L,
                "detailedMetricsEnabled",
                false);
    }

    @Test
    void requestsAreLoggedAsJsonWithARetention() {
        var plan = plan(spec -> spec, () -> SharedResources.NONE.withLogRetentionDays(7), ORDERS);
        var format = JsonParser.parseString(plan.named("api-stage-default").text("accessLogSettings.format"))
                .getAsJsonObject();

        assertThat(plan.named("api-stage-logs").text("retentionInDays")).isEqualTo("7");
        assertThat(plan.named("api-stage-logs").text("name")).isEqualTo("/aws/vendedlogs/slipway-test/api");
        assertThat(format.get("sourceIp").getAsString()).isEqualTo("$context.identity.sourceIp");
        assertThat(format.keySet()).contains("requestId", "routeKey", "status", "integrationErrorMessage");
    }

    @Test
    void withoutLogsThereIsNoGroup() {
        var plan = plan(spec -> spec.withAccessLogs(false), ORDERS);

        assertThat(plan.named("api-stage-default").input("accessLogSettings")).isEmpty();
        assertThat(plan.resources()).noneMatch(each -> each.name().equals("api-stage-logs"));
    }

    @Test
    void corsIsOptional() {
        var cors =
                Cors.of("https://shop.example.com").withMethods(List.of("GET")).withHeaders(List.of("content-type"));

        assertThat(plan(spec -> spec, ORDERS).named("api-http").input("corsConfiguration"))
                .isEmpty();
        assertThat(plan(spec -> spec.withCors(Optional.of(cors)), ORDERS)
                        .named("api-http")
                        .input("corsConfiguration"))
                .contains(Map.of(
                        "allowOrigins", List.of("https://shop.example.com"),
                        "allowMethods", List.of("GET"),
                        "allowHeaders", List.of("content-type"),
                        "exposeHeaders", List.of(),
                        "allowCredentials", false,
                        "maxAge", 0L));
    }

    @Test
    void anApiIsProtectedWithTheStack() {
        assertThat(plan(spec -> spec, ORDERS).named("api-http").protect()).isFalse();
        assertThat(plan(spec -> spec, () -> SharedResources.NONE.withProtectedFromDeletion(true), ORDERS)
                        .named("api-http")
                        .protect())
                .isTrue();
    }

    /** The plan of a published API with the function orders behind it. */
    private static Plan function(ServiceIntegrationSpec orders) {
        return Programs.plan(context -> {
            var network = BaseComponents.network();
            var image = RegistryImage.of("123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:1");
            var spec = FunctionSpec.listening(8080);
            var api = BaseComponents.api(network);
            api.function(new ContainerFunction("orders", ContainerFunctionArgs.of(network, image, spec)), orders);
            api.publish();
        });
    }

    @Test
    void aFunctionIsCalledByItsAliasWithPayload2() {
        var integration = function(ORDERS.withTimeout(Duration.ofSeconds(9))).named("api-orders-integration");

        assertThat(integration.text("integrationType")).isEqualTo("AWS_PROXY");
        assertThat(integration.text("payloadFormatVersion")).isEqualTo("2.0");
        assertThat(integration.text("integrationUri")).contains(":live/invocations");
        assertThat(integration.input("timeoutMilliseconds")).contains(9000L);
    }

    @Test
    void eachRouteMayCallTheFunctionAndNoOther() {
        var plan = function(ServiceIntegrationSpec.of(8080, "/*", "/orders", "/orders/*"));
        var id = plan.named("api-stage-default").text("apiId");

        assertThat(plan.ofType("aws:lambda/permission:Permission"))
                .allMatch(permission -> permission.text("qualifier").equals("live"))
                .allMatch(permission -> permission.text("principal").equals("apigateway.amazonaws.com"))
                .extracting(permission -> permission.text("sourceArn"))
                .containsExactlyInAnyOrder(
                        "arn:aws:execute-api:eu-west-1:123456789012:%s/*/$default".formatted(id),
                        "arn:aws:execute-api:eu-west-1:123456789012:%s/*/*/orders".formatted(id),
                        "arn:aws:execute-api:eu-west-1:123456789012:%s/*/*/orders/{proxy+}".formatted(id));
    }

    @Test
    void routesDependOnThePermissionOfTheFunction() {
        var plan = function(ORDERS);

        assertThat(plan.ofType("aws:apigatewayv2/route:Route")).hasSize(2).allSatisfy(route -> assertThat(
                        route.dependencies())
                .containsAll(plan.ofType("aws:lambda/permission:Permission").stream()
                        .map(PlannedResource::urn)
                        .toList()));
    }

    @Test
    void withOnlyFunctionsThereIsNoLinkAndNoNamespace() {
        assertThat(function(ORDERS).resources())
                .noneMatch(
                        each -> each.type().contains("vpcLink") || each.type().startsWith("aws:servicediscovery"));
    }

    @Test
    void theRoutesAreTheSameResourcesForEveryTarget() {
        var toTasks = plan(spec -> spec, ORDERS).ofType("aws:apigatewayv2/route:Route");

        assertThat(function(ORDERS).ofType("aws:apigatewayv2/route:Route"))
                .extracting(PlannedResource::urn)
                .containsExactlyElementsOf(
                        toTasks.stream().map(PlannedResource::urn).toList());
    }

    private static String dimensions(ServiceIntegrationSpec orders) {
        var dimensions = new AtomicReference<String>();
        plan(spec -> spec, api -> api.backend("orders", orders).dimensions().applyValue(text -> {
            dimensions.set(text);
            return text;
        }));
        return dimensions.get().replaceAll("ApiId=[0-9a-f]+", "ApiId=id");
    }

    @Test
    void requestsAreCountedByTheRoutesOfTheService() {
        assertThat(dimensions(ORDERS))
                .isEqualTo("ApiId=id,Method=ANY,Resource=/orders,Stage=$default;"
                        + "ApiId=id,Method=ANY,Resource=/orders/{proxy+},Stage=$default");
    }

    @Test
    void aServiceWithTheDefaultRouteCountsAllRequestsOfTheApi() {
        assertThat(dimensions(ServiceIntegrationSpec.of(8080, "/orders", "/*"))).isEqualTo("ApiId=id");
    }

    @Test
    void theStageCountsByRouteOnRequest() {
        var orders = ORDERS.withThrottle(Optional.of(new Throttle(5, 9)));
        var stage = plan(spec -> spec.withRouteMetrics(true), orders).named("api-stage-default");

        assertThat(stage.flag("defaultRouteSettings.detailedMetricsEnabled")).isTrue();
        assertThat(stage.list("routeSettings")).hasSize(2).allSatisfy(settings -> assertThat(
                        ((Map<?, ?>) settings).get("detailedMetricsEnabled"))
                .isEqualTo(true));
        assertThat(plan(spec -> spec, orders)
                        .named("api-stage-default")
                        .flag("defaultRouteSettings.detailedMetricsEnabled"))
                .isFalse();
    }
}
