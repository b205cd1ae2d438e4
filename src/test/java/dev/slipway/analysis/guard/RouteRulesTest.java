package dev.slipway.analysis.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.aws.lb.ListenerRule;
import com.pulumi.aws.lb.ListenerRuleArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleActionArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleConditionArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleConditionHostHeaderArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleConditionHttpHeaderArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleConditionHttpRequestMethodArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleConditionPathPatternArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleConditionQueryStringArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleConditionSourceIpArgs;
import dev.slipway.App;
import dev.slipway.testing.TestStack;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteRulesTest {
    private static ListenerRuleConditionArgs path(String pattern) {
        return ListenerRuleConditionArgs.builder()
                .pathPattern(ListenerRuleConditionPathPatternArgs.builder()
                        .values(pattern)
                        .build())
                .build();
    }

    private static ListenerRuleConditionArgs hosts(String... patterns) {
        return ListenerRuleConditionArgs.builder()
                .hostHeader(ListenerRuleConditionHostHeaderArgs.builder()
                        .values(patterns)
                        .build())
                .build();
    }

    private static ListenerRuleConditionArgs methods(String... methods) {
        return ListenerRuleConditionArgs.builder()
                .httpRequestMethod(ListenerRuleConditionHttpRequestMethodArgs.builder()
                        .values(methods)
                        .build())
                .build();
    }

    private static ListenerRuleConditionArgs header(String name, String pattern) {
        return ListenerRuleConditionArgs.builder()
                .httpHeader(ListenerRuleConditionHttpHeaderArgs.builder()
                        .httpHeaderName(name)
                        .values(pattern)
                        .build())
                .build();
    }

    private static ListenerRuleConditionArgs query(String key, String pattern) {
        return ListenerRuleConditionArgs.builder()
                .queryStrings(ListenerRuleConditionQueryStringArgs.builder()
                        .key(key)
                        .value(pattern)
                        .build())
                .build();
    }

    private static ListenerRuleConditionArgs sources(String... blocks) {
        return ListenerRuleConditionArgs.builder()
                .sourceIp(ListenerRuleConditionSourceIpArgs.builder()
                        .values(blocks)
                        .build())
                .build();
    }

    private static void rule(String name, int priority, ListenerRuleConditionArgs... conditions) {
        rule(name, "listener-1", priority, conditions);
    }

    private static void rule(String name, String listener, int priority, ListenerRuleConditionArgs... conditions) {
        rule(name, listener, priority, List.of(forwardTo("group-" + name)), conditions);
    }

    private static void login(String name, int priority, ListenerRuleConditionArgs... conditions) {
        var login =
                ListenerRuleActionArgs.builder().type("authenticate-cognito").build();
        rule(name, "listener-1", priority, List.of(login, forwardTo("group-" + name)), conditions);
    }

    private static ListenerRuleActionArgs forwardTo(String group) {
        return ListenerRuleActionArgs.builder()
                .type("forward")
                .targetGroupArn(group)
                .build();
    }

    private static void rule(
            String name,
            String listener,
            int priority,
            List<ListenerRuleActionArgs> actions,
            ListenerRuleConditionArgs... conditions) {
        new ListenerRule(
                name,
                ListenerRuleArgs.builder()
                        .listenerArn(listener)
                        .priority(priority)
                        .conditions(List.of(conditions))
                        .actions(actions)
                        .build());
    }

    @Test
    void aRouteWithAHostReceivesRequestsThatAnotherRouteMatchesByItsPath() {
        assertThat(Breaches.of(RouteRules.ROUTES_OVERLAP, ctx -> {
                    rule("shop", 10, path("/*"), hosts("shop.example.com"));
                    rule("orders", 20, path("/orders/*"));
                }))
                .containsExactly(
                        "orders (/orders/* of the listener rule orders) shares requests with /* on shop.example.com of the"
                                + " listener rule shop, which receives them: tell them apart by host or path, or add the conditions of both to a third route");
    }

    @Test
    void aRouteThatGetsNoRequestIsABreach() {
        assertThat(Breaches.of(RouteRules.ROUTES_OVERLAP, ctx -> {
                    rule("all", 10, path("/*"));
                    rule("orders", 20, path("/orders/*"), hosts("shop.example.com"));
                }))
                .containsExactly(
                        "orders (/orders/* on shop.example.com of the listener rule orders) gets no request, since /*"
                                + " of the listener rule all matches all of them and has the higher priority: remove it, or give it"
                                + " a host or a longer path");
    }

    @Test
    void aSpecialCaseWithAHigherPriorityIsNone() {
        assertThat(Breaches.of(RouteRules.ROUTES_OVERLAP, ctx -> {
                    rule("beta", 10, path("/orders/*"), header("X-Version", "beta"), query("debug", "1"));
                    rule("office", 11, path("/orders/*"), sources("10.0.0.0/8"));
                    rule("reads", 12, path("/orders/*"), methods("GET"));
                    rule("orders", 20, path("/orders/*"));
                    rule("all", 30, path("/*"));
                }))
                .containsExactly(
                        "office (/orders/* from 10.0.0.0/8 of the listener rule office) shares requests with /orders/* with"
                                + " x-version: beta with ?debug=1 of the listener rule beta, which receives them: tell them apart"
                                + " by host or path, or add the conditions of both to a third route",
                        "reads (/orders/* by GET of the listener rule reads) shares requests with /orders/* with x-version:"
                                + " beta with ?debug=1 of the listener rule beta and /orders/* from 10.0.0.0/8 of the listener"
                                + " rule office, which receive them: tell them apart by host or path, or add the conditions of"
                                + " both to a third route");
    }

    @Test
    void ofManyWinnersTheFirstTwoAreNamed() {
        assertThat(Breaches.of(RouteRules.ROUTES_OVERLAP, ctx -> {
                    for (var i = 1; i <= 4; i++) {
                        rule("shop" + i, i, path("/*"), hosts(i + ".example.com"));
                    }
                    rule("orders", 20, path("/orders/*"));
                }))
                .containsExactly(
                        "orders (/orders/* of the listener rule orders) shares requests with /* on 1.example.com of the"
                                + " listener rule shop1, /* on 2.example.com of the listener rule shop2 and 2 other routes,"
                                + " which receive them: tell them apart by host or path, or add the conditions of both to a"
                                + " third route");
    }

    @Test
    void theRoutesOfServicesAreNamedByTheirServices() {
        var preflight = App.preflight(TestStack.config("""
                network: {nat: single}
                balancer: {}
                services:
                  web:
                    image: "nginx@sha256:%1$s"
                    port: 80
                    routes: [{paths: [/*], hosts: [shop.example.com]}, {paths: [/admin/*]}]
                  my-orders:
                    image: "nginx@sha256:%1$s"
                    port: 80
                    routes: {paths: [/orders/*], headers: {X-Version: beta*}}
                """.formatted("0".repeat(64))));

        assertThat(RouteRules.ROUTES_OVERLAP.check().apply(preflight.plan()).map(Violation::message))
                .containsExactly(
                        "balancer-my-orders-rule-orders-any (/orders/* with x-version: beta* of my-orders) shares"
                                + " requests with /* on shop.example.com of web, which receives them: tell them apart by host or path,"
                                + " or add the conditions of both to a third route");
    }

    @Test
    void routesWithOneTargetDoNotCompete() {
        assertThat(Breaches.of(RouteRules.ROUTES_OVERLAP, ctx -> {
                    rule("one", "listener-1", 1, List.of(forwardTo("group")), path("/a/*/b"));
                    rule("two", "listener-1", 2, List.of(forwardTo("group")), path("/a/x/*"));
                }))
                .isEmpty();
    }

    @Test
    void aRouteWithoutALoginThatReceivesRequestsOfOneWithALoginIsABreach() {
        assertThat(Breaches.of(RouteRules.LOGIN_BYPASS, ctx -> {
                    rule("shop", 10, path("/*"), hosts("shop.example.com"));
                    login("admin", 20, path("/admin/*"));
                }))
                .containsExactly(
                        "admin (/admin/* of the listener rule admin) has a login, and requests for it go to /* on"
                                + " shop.example.com of the listener rule shop, without a login: give the route with the login a host"
                                + " of its own or the same host, or both a login");
        assertThat(Breaches.of(RouteRules.LOGIN_BYPASS, ctx -> {
                    rule("health", 10, path("/admin/health"));
                    login("admin", 20, path("/admin/*"));
                    rule("all", 30, path("/*"));
                }))
                .isEmpty();
    }

    @Test
    void routesWithoutCommonRequestsAreNone() {
        assertThat(Breaches.of(RouteRules.ROUTES_OVERLAP, ctx -> {
                    rule("a", 1, path("/*"), hosts("a.example.com"));
                    rule("b", 2, path("/*"), hosts("B.example.com"));
                    rule("get", 3, path("/x"), methods("GET"), hosts("c.example.com"));
                    rule("post", 4, path("/x"), methods("POST"), hosts("c.example.com"));
                    rule("one", 5, path("/y"), header("X-A", "1"), hosts("c.example.com"));
                    rule("two", 6, path("/y"), header("x-a", "2"), hosts("c.example.com"));
                    rule("key", 7, path("/z"), query("k", "1"), hosts("c.example.com"));
                    rule("other", 8, path("/z"), query("K", "2"), hosts("c.example.com"));
                    rule("inside", 9, path("/w"), sources("10.0.0.0/8"), hosts("c.example.com"));
                    rule("outside", 10, path("/w"), sources("192.168.0.0/16"), hosts("c.example.com"));
                    rule("elsewhere", "listener-2", 11, path("/x"), hosts("c.example.com"));
                }))
                .isEmpty();
    }
}
