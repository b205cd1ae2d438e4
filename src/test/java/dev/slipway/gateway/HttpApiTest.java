package dev.slipway.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import com.pulumi.core.Output;
import dev.slipway.doorway.End;
import dev.slipway.network.Cidr;
import dev.slipway.network.NewVpc;
import dev.slipway.network.NewVpcArgs;
import dev.slipway.network.SubnetPlan;
import dev.slipway.plan.Plan;
import dev.slipway.plan.PlannedResource;
import dev.slipway.plan.Programs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class HttpApiTest {
    private static final BackendArgs ORDERS = BackendArgs.of(8080, "/orders", "/orders/*");

    private static Plan plan(UnaryOperator<HttpApiArgs> args, Consumer<HttpApi> use) {
        return Programs.plan(context -> {
            var network = new NewVpc("network", NewVpcArgs.of(SubnetPlan.of(Cidr.of("10.0.0.0/16"), 2)));
            use.accept(new HttpApi("api", args.apply(HttpApiArgs.of(network))));
        });
    }

    /** The plan of a published API with the service orders behind it. */
    private static Plan plan(UnaryOperator<HttpApiArgs> args, BackendArgs orders) {
        return plan(args, api -> {
            api.backend("orders", orders);
            var stage = api.publish();
            assertThat(stage.url()).isNotNull();
        });
    }

    @Test
    void theLinkEndsInThePrivateSubnetsWithAGroupOfItsOwn() {
        var plan = plan(args -> args, ORDERS);
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
    void theLinkReachesTheTasksOnTheirPortAndNothingElse() {
        var plan = plan(args -> args, api -> api.backend("orders", ORDERS).sendTo(Output.of("sg-0123456789abcdef0")));

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
        var plan = plan(args -> args, ORDERS);
        var registry = plan.named("api-orders-registry");

        assertThat(plan.named("api-namespace").text("name")).isEqualTo("api.test.slipway.internal");
        assertThat(registry.text("name")).isEqualTo("orders");
        assertThat(registry.list("dnsConfig.dnsRecords")).containsExactly(Map.of("type", "SRV", "ttl", 15L));
        assertThat(registry.input("healthCheckCustomConfig")).contains(Map.of("failureThreshold", 1L));
    }

    @Test
    void anIntegrationLeadsThroughTheLinkToTheRegistry() {
        var plan = plan(args -> args, ORDERS.withTimeout(Duration.ofSeconds(5)));
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
        var plan = plan(args -> args, ORDERS);

        assertThat(plan.named("api-orders-route-orders").text("routeKey")).isEqualTo("ANY /orders");
        assertThat(plan.named("api-orders-route-orders-any").text("routeKey")).isEqualTo("ANY /orders/{proxy+}");
        assertThat(plan.named("api-orders-route-orders").text("target")).matches("integrations/[0-9a-f]{7}");
    }

    @Test
    void aTargetBelongsToTheStackUnlessItIsSaid() {
        var route = "api-orders-route-orders";

        assertThat(plan(args -> args, ORDERS).named(route).ignoreChanges()).isEmpty();
        assertThat(plan(args -> args, ORDERS.withDoorman(End.SERVICE))
                        .named(route)
                        .ignoreChanges())
                .containsExactly("target");
    }

    @Test
    void theStageTakesOverChangesAtOnceAndComesAfterItsRoutes() {
        var plan = plan(args -> args, ORDERS.withThrottle(Optional.of(new Throttle(5, 10))));
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
        var usual = plan(args -> args, ORDERS).named("api-stage-default");
        var own = plan(
                        args -> args.withThrottle(new Throttle(50, 60)),
                        ORDERS.withThrottle(Optional.of(new Throttle(5, 10))))
                .named("api-stage-default");

        assertThat(usual.input("defaultRouteSettings"))
                .contains(Map.of("throttlingRateLimit", 100L, "throttlingBurstLimit", 200L));
        assertThat(usual.list("routeSettings")).isEmpty();
        assertThat(own.input("defaultRouteSettings"))
                .contains(Map.of("throttlingRateLimit", 50L, "throttlingBurstLimit", 60L));
        assertThat(own.list("routeSettings"))
                .containsExactlyInAnyOrder(
                        Map.of("routeKey", "ANY /orders", "throttlingRateLimit", 5L, "throttlingBurstLimit", 10L),
                        Map.of(
                                "routeKey",
                                "ANY /orders/{proxy+}",
                                "throttlingRateLimit",
                                5L,
                                "throttlingBurstLimit",
                                10L));
    }

    @Test
    void requestsAreLoggedAsJsonForAStatedTime() {
        var plan = plan(args -> args.withLogRetentionDays(OptionalInt.of(7)), ORDERS);
        var format = JsonParser.parseString(plan.named("api-stage-default").text("accessLogSettings.format"))
                .getAsJsonObject();

        assertThat(plan.named("api-stage-logs").text("retentionInDays")).isEqualTo("7");
        assertThat(plan.named("api-stage-logs").text("name")).isEqualTo("/aws/vendedlogs/slipway-test/api");
        assertThat(format.get("sourceIp").getAsString()).isEqualTo("$context.identity.sourceIp");
        assertThat(format.keySet()).contains("requestId", "routeKey", "status", "integrationErrorMessage");
    }

    @Test
    void withoutLogsThereIsNoGroup() {
        var plan = plan(args -> args.withLogRetentionDays(OptionalInt.empty()), ORDERS);

        assertThat(plan.named("api-stage-default").input("accessLogSettings")).isEmpty();
        assertThat(plan.resources()).noneMatch(each -> each.name().equals("api-stage-logs"));
    }

    @Test
    void corsIsAsSaidAndElseMissing() {
        var cors = Cors.of("https://shop.example.com").withMethods("GET").withHeaders("content-type");

        assertThat(plan(args -> args, ORDERS).named("api-http").input("corsConfiguration"))
                .isEmpty();
        assertThat(plan(args -> args.withCors(Optional.of(cors)), ORDERS)
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
    void anApiIsProtectedWhereItIsSaid() {
        assertThat(plan(args -> args, ORDERS).named("api-http").protect()).isFalse();
        assertThat(plan(args -> args.withProtectedFromDeletion(true), ORDERS)
                        .named("api-http")
                        .protect())
                .isTrue();
    }

    @Test
    void twoServicesCannotHaveOneRoute() {
        assertThatThrownBy(() -> plan(args -> args, api -> {
                    api.backend("orders", BackendArgs.of(80, "/*"));
                    api.backend("carts", BackendArgs.of(80, "/carts", "/*"));
                }))
                .hasMessageContaining("orders and carts both have the path /*: choose another for one of them");
    }
}
