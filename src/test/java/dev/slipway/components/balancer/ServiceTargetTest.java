package dev.slipway.components.balancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.pulumi.Context;
import com.pulumi.aws.ec2.SecurityGroup;
import com.pulumi.aws.ec2.SecurityGroupArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import dev.slipway.base.StableHash;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.BaseComponents;
import dev.slipway.testing.FixedNetwork;
import dev.slipway.testing.Programs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class ServiceTargetTest {
    private static final String EGRESS = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
    private static final ServiceTargetSpec ORDERS = ServiceTargetSpec.of(8080, RouteConditions.of("/orders/*"));

    private static ServiceTargetSpec orders(TargetSpec target) {
        return ServiceTargetSpec.of(ServiceRoute.to(target, RouteConditions.of("/orders/*")));
    }

    @Test
    void takesTasksByAddressAndLeavesTheirPortToEcs() {
        var group = plan(ORDERS).named("web-orders-tg");

        assertThat(group.text("targetType")).isEqualTo("ip");
        assertThat(group.text("vpcId")).isEqualTo("vpc-1");
        assertThat(group.text("protocol")).isEqualTo("HTTP");
        assertThat(group.text("port")).isEqualTo("80");
        assertThat(group.ignoreChanges()).containsExactly("port");
        assertThat(group.text("deregistrationDelay")).isEqualTo("30");
        assertThat(group.text("slowStart")).isEqualTo("0");
        assertThat(group.input("name")).isEmpty();
    }

    @Test
    void healthChecksHaveTheirSettings() {
        var health = HealthCheck.of("/health")
                .withInterval(Duration.ofSeconds(20))
                .withTimeout(Duration.ofSeconds(4))
                .withThresholds(new HealthCheck.Thresholds(5, 2))
                .withCodes("200,204");

        assertThat(plan(orders(TargetSpec.of(8080).withHealth(health)))
                        .named("web-orders-tg")
                        .input("healthCheck"))
                .contains(Map.of(
                        "path",
                        "/health",
                        "interval",
                        20L,
                        "timeout",
                        4L,
                        "healthyThreshold",
                        5L,
                        "unhealthyThreshold",
                        2L,
                        "matcher",
                        "200,204"));
    }

    @Test
    void aHealthCheckOnAnotherPortHasARuleOfItsOwnBesideThatOfTheRequests() {
        var health = HealthCheck.of("/").withPort(OptionalInt.of(9600)).withProtocol(HealthCheck.Protocol.HTTPS);
        var plan = plan((balancer, ctx) -> balancer.target(
                        "orders", orders(TargetSpec.of(8080).withHealth(health)))
                .sendTo(Output.of("sg-orders")));

        assertThat(plan.named("web-orders-tg").text("healthCheck.port")).isEqualTo("9600");
        assertThat(plan.named("web-orders-tg").text("healthCheck.protocol")).isEqualTo("HTTPS");
        assertThat(plan.ofType(EGRESS).stream()
                        .map(resource -> tuple(resource.name(), resource.text("fromPort"), resource.text("toPort"))))
                .containsExactlyInAnyOrder(
                        tuple("web-orders-to-tasks-8080", "8080", "8080"),
                        tuple("web-orders-to-tasks-9600", "9600", "9600"));
        assertThat(plan.named("web-orders-to-tasks-9600").options().aliases()).isEmpty();
    }

    @Test
    void aHealthCheckOnThePortOfTheRequestsNeedsNoOtherRule() {
        assertThat(orders(TargetSpec.of(8080).withHealth(HealthCheck.of("/").withPort(OptionalInt.of(8080))))
                        .ports())
                .isEqualTo(ORDERS.ports());
    }

    @Test
    void theSlotThatKeepsItsRevisionKeepsThePortOfItsHealthCheck() {
        var plan = plan(ORDERS.withBlueGreen(Optional.of(new BlueGreen(100, 0, DeploymentSlot.ALTERNATE))));

        assertThat(plan.named("web-orders-tg").ignoreChanges()).containsExactly("port", "healthCheck");
        assertThat(plan.named("web-orders-alt-tg").ignoreChanges()).containsExactly("port");
    }

    @Test
    void deregistrationDelayAndSlowStartHaveTheirSettings() {
        var group = plan(ORDERS.withDeregistrationDelay(Duration.ofMinutes(2))
                        .withSlowStart(Optional.of(Duration.ofSeconds(45))))
                .named("web-orders-tg");

        assertThat(group.text("deregistrationDelay")).isEqualTo("120");
        assertThat(group.text("slowStart")).isEqualTo("45");
    }

    @Test
    void isStickyOnlyWithTheSetting() {
        var sticky = plan(orders(TargetSpec.of(8080).withStickiness(Optional.of(Stickiness.of(Duration.ofHours(1))))))
                .named("web-orders-tg");

        assertThat(sticky.input("stickiness"))
                .contains(Map.of("enabled", true, "type", "lb_cookie", "cookieDuration", 3600L));
        assertThat(plan(ORDERS).named("web-orders-tg").flag("stickiness.enabled"))
                .isFalse();
    }

    @Test
    void hasOneRuleAPathWithItsHostsAndRanges() {
        var routes = RouteConditions.of("/orders/*", "/carts")
                .withHosts(List.of("shop.example.com"))
                .withAllow(AllowList.of("192.0.2.0/24"));
        var plan = plan(ServiceTargetSpec.of(8080, routes));

        assertThat(plan.ofType("aws:lb/listenerRule:ListenerRule"))
                .extracting(PlannedResource::name)
                .containsExactly("web-orders-rule-carts", "web-orders-rule-orders-any");
        assertThat(plan.named("web-orders-rule-orders-any").list("conditions"))
                .containsExactly(
                        Map.of("hostHeader", Map.of("values", List.of("shop.example.com"))),
                        Map.of("pathPattern", Map.of("values", List.of("/orders/*"))),
                        Map.of("sourceIp", Map.of("values", List.of("192.0.2.0/24"))));
    }

    @Test
    void aRuleForwardsToTheGroupOnTheListenerOfTheBalancer() {
        var plan = plan(ORDERS);
        var rule = plan.named("web-orders-rule-orders-any");

        assertThat(rule.list("conditions"))
                .containsExactly(Map.of("pathPattern", Map.of("values", List.of("/orders/*"))));
        assertThat(rule.list("actions")).singleElement().satisfies(action -> assertThat(action.toString())
                .contains("type=forward")
                .contains(":targetgroup/web-orders-tg-"));
        assertThat(rule.text("listenerArn")).contains(":listener/");
        assertThat(rule.dependencies())
                .contains(
                        plan.named("web-http-listener").urn(),
                        plan.named("web-orders-tg").urn());
        assertThat(rule.text("priority"))
                .isEqualTo(Integer.toString(RulePriority.of(
                        "orders", new ListenerRuleConditions("/orders/*", List.of(), List.of()), taken -> false)));
    }

    @Test
    void aFurtherServiceDoesNotChangeAnother() {
        var one = plan(ORDERS);
        var two = plan((balancer, ctx) -> {
            balancer.target("carts", ServiceTargetSpec.of(8080, RouteConditions.of("/carts/*", "/*")));
            balancer.target("orders", ORDERS);
        });

        assertThat(two.resources()).containsAll(one.resources());
    }

    @Test
    void opensTheBalancerOnlyToTheTasksOfItsService() {
        var plan = plan((balancer, ctx) -> {
            balancer.target("orders", ORDERS).sendTo(Output.of("sg-orders"));
            balancer.target("carts", ServiceTargetSpec.of(3000, RouteConditions.of("/carts/*")))
                    .sendTo(Output.of("sg-carts"));
        });

        assertThat(plan.ofType(EGRESS))
                .allSatisfy(rule -> {
                    assertThat(plan.named("web-alb").list("securityGroups"))
                            .containsExactly(rule.text("securityGroupId"));
                    assertThat(rule.text("ipProtocol")).isEqualTo("tcp");
                    assertThat(rule.text("toPort")).isEqualTo(rule.text("fromPort"));
                    assertThat(rule.input("cidrIpv4")).isEmpty();
                })
                .extracting(
                        PlannedResource::name,
                        rule -> rule.text("referencedSecurityGroupId"),
                        rule -> rule.text("toPort"))
                .containsExactly(
                        tuple("web-carts-to-tasks-3000", "sg-carts", "3000"),
                        tuple("web-orders-to-tasks-8080", "sg-orders", "8080"));
    }

    @Test
    void dependentsWaitForTargetGroupAndRules() {
        var plan = plan((balancer, ctx) -> {
            var target = balancer.target("orders", ORDERS);
            target.sendTo(Output.of("sg-orders"));
            var afterTarget = CustomResourceOptions.builder().dependsOn(target).build();
            new SecurityGroup("service", SecurityGroupArgs.Empty, afterTarget);
        });

        assertThat(plan.named("service").dependencies())
                .contains(
                        plan.named("web-orders-tg").urn(),
                        plan.named("web-orders-rule-orders-any").urn(),
                        plan.named("web-orders-to-tasks-8080").urn());
    }

    @Test
    void isAChildOfTheBalancerNamedByItsService() {
        var plan = plan(ORDERS);
        var target = plan.named("web-orders");

        assertThat(target.type()).isEqualTo("slipway:balancer:ServiceTarget");
        assertThat(target.parent()).isEqualTo(plan.named("web").urn());
        assertThat(plan.children(target))
                .extracting(PlannedResource::name)
                .containsExactlyInAnyOrder("web-orders-tg", "web-orders-rule-orders-any");
    }

    @Test
    void hasTheNameThatTheScalingMetricUses() {
        var plan = plan((balancer, ctx) -> {
            var target = balancer.target("orders", ORDERS);
            ctx.export("label", target.group(DeploymentSlot.PRIMARY).resourceLabel());
            ctx.export("arn", target.arn());
            ctx.export("balancer", target.securityGroupId());
        });

        assertThat(plan.outputs().get("label").toString())
                .matches("app/web-alb-\\w+/\\w+/targetgroup/web-orders-tg-\\w+/\\w+");
        assertThat(plan.outputs().get("arn").toString()).contains(":targetgroup/web-orders-tg-");
        assertThat(plan.named("web-alb").list("securityGroups"))
                .containsExactly(plan.outputs().get("balancer"));
    }

    /** HTTP to the main port, gRPC to a named port, TLS to a sidecar, a redirect and a fixed response. */
    private static ServiceTargetSpec several() {
        var grpc = new TargetSpec(
                new TargetPort(Optional.empty(), Optional.of("grpc"), 7070),
                TargetProtocol.GRPC,
                HealthCheck.ofGrpc(),
                Optional.empty());
        var sidecar = TargetSpec.of(443)
                .withPort(new TargetPort(Optional.of("nginx"), Optional.empty(), 443))
                .withProtocol(TargetProtocol.HTTPS);
        var request = new RequestConditions(List.of("GET"), Map.of("X-Version", "beta"), Map.of("debug", "1"));
        return ServiceTargetSpec.of(
                ServiceRoute.to(grpc, RouteConditions.of("/orders.Orders/*")),
                ServiceRoute.to(TargetSpec.of(8080), RouteConditions.of("/*")),
                ServiceRoute.to(sidecar, RouteConditions.of("/*").withRequest(request)),
                ServiceRoute.of(
                        RouteConditions.of("/*").withHosts(List.of("old.example.com")),
                        new RouteAction.Redirect(
                                Optional.of("HTTPS"),
                                Optional.of("new.example.com"),
                                OptionalInt.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                301)),
                ServiceRoute.of(
                        RouteConditions.of("/internal/*"), new RouteAction.FixedResponse(403, "text/plain", "")));
    }

    @Test
    void everyPortAndProtocolHasATargetGroupOfItsOwn() {
        var plan = plan(several());

        assertThat(plan.ofType("aws:lb/targetGroup:TargetGroup"))
                .extracting(
                        PlannedResource::name,
                        group -> group.text("protocol"),
                        group -> group.text("protocolVersion"),
                        group -> group.text("healthCheck.matcher"))
                .containsExactlyInAnyOrder(
                        tuple("web-orders-tg", "HTTP", "HTTP1", "200-299"),
                        tuple("web-orders-grpc-tg", "HTTP", "GRPC", "12"),
                        tuple("orders-" + StableHash.hex("web-orders-nginx-https", 6), "HTTPS", "HTTP1", "200-299"));
    }

    @Test
    void rulesOfSeveralRoutesAreNamedByPathHostsAndFurtherConditions() {
        var plan = plan(several());

        assertThat(plan.ofType("aws:lb/listenerRule:ListenerRule"))
                .extracting(PlannedResource::name)
                .containsExactlyInAnyOrder(
                        "web-orders-rule-orders-orders-any-" + StableHash.hex("/orders.Orders/*", 6),
                        "web-orders-rule-any",
                        "web-orders-rule-any-"
                                + StableHash.hex("/* every host by GET with X-Version: beta with ?debug=1", 6),
                        "web-orders-rule-any-old.example.com",
                        "web-orders-rule-internal-any");
    }

    @Test
    void conditionsAreInTheOrderOfTheProvider() {
        var request = new RequestConditions(List.of("POST", "GET"), Map.of("X-B", "b*", "X-A", "a"), Map.of());
        var conditions = new RouteConditions(List.of("/*"), List.of(), AllowList.everybody(), request);
        var queries = new RouteConditions(
                List.of("/q"),
                List.of(),
                AllowList.of("192.0.2.0/24"),
                new RequestConditions(List.of(), Map.of(), Map.of("b", "2", "a", "1")));
        var plan = plan(ServiceTargetSpec.of(
                ServiceRoute.to(TargetSpec.of(8080), conditions), ServiceRoute.to(TargetSpec.of(8080), queries)));

        assertThat(plan.ofType("aws:lb/listenerRule:ListenerRule"))
                .extracting(rule -> rule.list("conditions"))
                .containsExactlyInAnyOrder(
                        List.of(
                                Map.of("httpHeader", Map.of("httpHeaderName", "X-A", "values", List.of("a"))),
                                Map.of("httpHeader", Map.of("httpHeaderName", "X-B", "values", List.of("b*"))),
                                Map.of("httpRequestMethod", Map.of("values", List.of("GET", "POST"))),
                                Map.of("pathPattern", Map.of("values", List.of("/*")))),
                        List.of(
                                Map.of("pathPattern", Map.of("values", List.of("/q"))),
                                Map.of("queryStrings", List.of(Map.of("key", "a", "value", "1"))),
                                Map.of("queryStrings", List.of(Map.of("key", "b", "value", "2"))),
                                Map.of("sourceIp", Map.of("values", List.of("192.0.2.0/24")))));
    }

    @Test
    void redirectsAndFixedResponsesAreAnswersOfTheBalancer() {
        var plan = plan(several());

        assertThat(plan.named("web-orders-rule-any-old.example.com").list("actions"))
                .containsExactly(Map.of(
                        "type",
                        "redirect",
                        "redirect",
                        Map.of(
                                "protocol", "HTTPS",
                                "host", "new.example.com",
                                "port", "443",
                                "path", "/#{path}",
                                "query", "#{query}",
                                "statusCode", "HTTP_301")));
        assertThat(plan.named("web-orders-rule-internal-any").list("actions"))
                .containsExactly(Map.of(
                        "type",
                        "fixed-response",
                        "fixedResponse",
                        Map.of("statusCode", "403", "contentType", "text/plain")));
    }

    @Test
    void twoRevisionsHaveAGroupEachForEveryTarget() {
        var weights = new BlueGreen(90, 10, DeploymentSlot.ALTERNATE);
        var plan = plan((balancer, ctx) -> {
            var target = balancer.target("orders", several().withBlueGreen(Optional.of(weights)));
            target.createWeightedRules(Output.of("deployed"));
            assertThat(target.groups(DeploymentSlot.PRIMARY))
                    .extracting(group -> group.target().number())
                    .containsExactly(8080, 7070, 443);
            assertThat(target.groups(DeploymentSlot.ALTERNATE))
                    .extracting(group -> group.target().number())
                    .containsExactly(8080, 7070, 443);
        });

        assertThat(plan.ofType("aws:lb/targetGroup:TargetGroup"))
                .extracting(PlannedResource::name)
                .containsExactlyInAnyOrder(
                        "web-orders-tg",
                        "web-orders-alt-tg",
                        "web-orders-grpc-tg",
                        "web-orders-alt-grpc-tg",
                        "orders-" + StableHash.hex("web-orders-nginx-https", 6),
                        "orders-" + StableHash.hex("web-orders-alt-nginx-https", 6));
        assertThat(plan.ofType("aws:lb/listenerRule:ListenerRule")).hasSize(10);
        assertThat(plan.named("web-orders-rule-any").text("actions"))
                .contains(":targetgroup/web-orders-tg-")
                .contains(":targetgroup/web-orders-alt-tg-")
                .contains("weight=90");
        assertThat(plan.named("web-orders-alt-test-internal-any").text("actions"))
                .contains("fixed-response");
    }

    @Test
    void aServiceOfAnotherNameIsRefused() {
        Programs.assertRefused(
                "the name 'Orders' is not possible for a service behind a load balancer: give up to 20 of a-z 0-9 and hyphens, from a letter to a letter or digit",
                context -> balancer().target("Orders", ORDERS));
    }

    private static Plan plan(ServiceTargetSpec args) {
        return plan((balancer, ctx) -> balancer.target("orders", args));
    }

    private static Plan plan(BiConsumer<LoadBalancer, Context> targets) {
        return Programs.plan(ctx -> targets.accept(balancer(), ctx));
    }

    private static LoadBalancer balancer() {
        return BaseComponents.balancer("web", LoadBalancerSpec.DEFAULT, new FixedNetwork());
    }
}
