package dev.slipway.controllers.emulated;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A listener rule, a target group and a route of an HTTP API; metrics and network interfaces beside them. */
final class EmulatedRouting {
    static final String RULE = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener-rule/app/a/1/2/3";
    static final String TASKS = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/tasks/1";
    static final String ACTIVATOR = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/activator/2";

    /** The environment of a function whose service is behind the load balancer. */
    static final Map<String, String> VARIABLES = Map.of(
            "ROUTE",
            "balancer",
            "BALANCER_RULES",
            RULE,
            "SERVICE_TARGET_GROUP",
            TASKS,
            "ACTIVATOR_TARGET_GROUP",
            ACTIVATOR);

    private final Map<String, List<Double>> metrics = new TreeMap<>();
    private final Map<String, String> weights = new TreeMap<>(Map.of(TASKS, "1", ACTIVATOR, "0"));
    private String target = "integrations/tasks";
    private boolean healthy;

    synchronized void metric(String id, Double... values) {
        metrics.put(id, List.of(values));
    }

    synchronized void healthy(boolean now) {
        healthy = now;
    }

    synchronized boolean ruleLeadsToTasks() {
        return "1".equals(weights.get(TASKS)) && "0".equals(weights.get(ACTIVATOR));
    }

    synchronized boolean ruleLeadsToActivator() {
        return "0".equals(weights.get(TASKS)) && "1".equals(weights.get(ACTIVATOR));
    }

    synchronized String target() {
        return target;
    }

    /** Answers an action of the query protocols. */
    synchronized String answer(String action, Map<String, String> form) {
        return switch (action) {
            case "DescribeRules" -> result(action, "<Rules><member>" + rule() + "</member></Rules>");
            case "ModifyRule" -> modify(action, form);
            case "DescribeTargetHealth" -> result(action, health());
            case "GetMetricData" -> result(action, metricData(form));
            case "DescribeNetworkInterfaces" -> interfaces(form);
            default -> throw new IllegalArgumentException("not emulated: " + action);
        };
    }

    /** Answers a request for the route. */
    synchronized JsonObject answer(String method, JsonObject request) {
        if (method.equals("PATCH")) {
            target = request.get("target").getAsString();
        }
        var route = new JsonObject();
        route.addProperty("routeId", "r1");
        route.addProperty("routeKey", "$default");
        route.addProperty("target", target);
        return route;
    }

    private String rule() {
        var groups = new StringBuilder();
        weights.forEach((group, weight) -> groups.append(
                "<member><TargetGroupArn>%s</TargetGroupArn><Weight>%s</Weight></member>".formatted(group, weight)));
        return """
                <RuleArn>%s</RuleArn><Priority>10</Priority><IsDefault>false</IsDefault>
                <Actions>
                <member><Type>authenticate-oidc</Type><Order>1</Order>
                <AuthenticateOidcConfig><Issuer>https://example.com</Issuer><ClientId>balancer</ClientId></AuthenticateOidcConfig></member>
                <member><Type>forward</Type><Order>2</Order>
                <ForwardConfig><TargetGroups>%s</TargetGroups></ForwardConfig></member>
                </Actions>""".formatted(RULE, groups);
    }

    private String modify(String action, Map<String, String> form) {
        if (!"authenticate-oidc".equals(form.get("Actions.member.1.Type"))) {
            throw new IllegalArgumentException("the log-in is gone");
        }
        var login = "Actions.member.1.AuthenticateOidcConfig.";
        if (!"balancer".equals(form.get(login + "ClientId"))
                || !"true".equals(form.get(login + "UseExistingClientSecret"))) {
            throw new IllegalArgumentException("the log-in has no client secret");
        }
        weights.clear();
        for (var i = 1; i <= 2; i++) {
            var member = "Actions.member.2.ForwardConfig.TargetGroups.member.%d.".formatted(i);
            weights.put(form.getOrDefault(member + "TargetGroupArn", ""), form.getOrDefault(member + "Weight", ""));
        }
        return result(action, "<Rules><member>" + rule() + "</member></Rules>");
    }

    private String health() {
        return "<TargetHealthDescriptions><member><Target><Id>10.0.0.1</Id></Target><TargetHealth><State>%s</State></TargetHealth></member></TargetHealthDescriptions>"
                .formatted(healthy ? "healthy" : "initial");
    }

    private String metricData(Map<String, String> form) {
        var results = new StringBuilder();
        for (var i = 1; form.containsKey("MetricDataQueries.member.%d.Id".formatted(i)); i++) {
            var id = form.getOrDefault("MetricDataQueries.member.%d.Id".formatted(i), "");
            var values = new StringBuilder();
            metrics.getOrDefault(id.replaceAll("[0-9]+$", ""), List.of())
                    .forEach(value -> values.append("<member>%s</member>".formatted(value.toString())));
            results.append("<member><Id>%s</Id><StatusCode>Complete</StatusCode><Values>%s</Values></member>"
                    .formatted(id, values));
        }
        return "<MetricDataResults>%s</MetricDataResults>".formatted(results);
    }

    private static String interfaces(Map<String, String> form) {
        return """
                <DescribeNetworkInterfacesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><networkInterfaceSet><item>
                <networkInterfaceId>%s</networkInterfaceId><privateIpAddress>10.0.0.1</privateIpAddress>
                <association><publicIp>203.0.113.25</publicIp></association>
                <privateIpAddressesSet><item><association><publicIp>203.0.113.25</publicIp></association></item></privateIpAddressesSet>
                </item></networkInterfaceSet></DescribeNetworkInterfacesResponse>""".formatted(form.get("NetworkInterfaceId.1"));
    }

    private static String result(String action, String content) {
        return "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>".formatted(action, content);
    }
}
