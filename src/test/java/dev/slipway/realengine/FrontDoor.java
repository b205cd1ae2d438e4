package dev.slipway.realengine;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Sends a request to a service like a balancer or an API, which the emulator does not: the current target of the rule or
 * the route decides, and a function that is the target is run.
 */
final class FrontDoor {
    /** The request of a browser. */
    private static final String HEADERS = "{\"accept\": \"text/html,*/*\", \"host\": \"shop.example.com\"}";

    private final EmulatedAws aws;
    private final String region;

    FrontDoor(EmulatedAws aws, String region) {
        this.aws = aws;
        this.region = region;
    }

    /**
     * The response.
     *
     * @param who {@code task}, {@code activator}, or {@code nobody} where no task is there to answer
     * @param answer the activator's; empty of others
     */
    record Answer(String who, JsonObject answer) {
        static Answer ofTasks(boolean any) {
            return new Answer(any ? "task" : "nobody", new JsonObject());
        }

        int status() {
            return answer.get("statusCode").getAsInt();
        }

        String body() {
            return answer.get("body").getAsString();
        }

        String header(String name) {
            return answer.getAsJsonObject("headers").get(name).getAsString();
        }
    }

    /** Sends a request through the only rule of the only balancer. */
    Answer throughBalancer(String path) {
        var group = led();
        var type = EmulatedAws.element(
                "TargetType", balancing("DescribeTargetGroups", Map.of("TargetGroupArns.member.1", group)));
        var targets = found("<Id>([^<]+)</Id>", balancing("DescribeTargetHealth", Map.of("TargetGroupArn", group)));
        return type.equals("lambda")
                ? call(targets.get(0), """
                        {"requestContext": {"elb": {"targetGroupArn": "%s"}}, "httpMethod": "GET", "path": "%s",
                        "queryStringParameters": {}, "headers": %s, "body": "", "isBase64Encoded": false}
                        """.formatted(group, path, HEADERS))
                : Answer.ofTasks(!targets.isEmpty());
    }

    /** The target group of the rule: the one of weight 1, or the only one. */
    private String led() {
        var balancer = EmulatedAws.element("LoadBalancerArn", balancing("DescribeLoadBalancers", Map.of()));
        var listeners = balancing("DescribeListeners", Map.of("LoadBalancerArn", balancer));
        var rules = balancing("DescribeRules", Map.of("ListenerArn", EmulatedAws.element("ListenerArn", listeners)));
        var weight = rules.contains("<Weight>") ? "<Weight>1</Weight>" : "";
        var groups = found("<TargetGroupArn>([^<]+)</TargetGroupArn>" + weight, rules);
        if (groups.size() != 1) {
            throw new IllegalStateException("not one group that gets the requests: " + rules);
        }
        return groups.get(0);
    }

    /**
     * Asks a route of an API whether it lets a request in, as
     * <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html">API Gateway</a>
     * does: 200 if it does, 401 without the header that its authorizer wants, 403 where that refuses.
     *
     * @param headers with names in lower case
     */
    int admission(String api, String routeKey, Map<String, String> headers) {
        var route = route(api, routeKey);
        if (!route.get("authorizationType").getAsString().equals("CUSTOM")) {
            return 200;
        }
        var id = route.get("authorizerId").getAsString();
        var authorizer = aws.get(region, "apigateway", "/v2/apis/%s/authorizers/%s".formatted(api, id));
        for (var source : authorizer.getAsJsonArray("identitySource")) {
            var header = source.getAsString().replace("$request.header.", "").toLowerCase(Locale.ROOT);
            if (headers.getOrDefault(header, "").isEmpty()) {
                return 401;
            }
        }
        var uri = authorizer.get("authorizerUri").getAsString();
        var function = uri.substring(uri.indexOf("arn:aws:lambda"), uri.lastIndexOf('/'));
        checkPermission(function, api + "/authorizers/" + id);
        var answer =
                new DeployedFunction(aws, region, function).call("""
                {"version": "2.0", "type": "REQUEST", "routeKey": "%s", "rawPath": "/", "headers": %s,
                "requestContext": {"http": {"method": "GET", "path": "/", "sourceIp": "192.0.2.1"}}}
                """.formatted(routeKey, new Gson().toJson(headers)));
        return answer.get("isAuthorized").getAsBoolean() ? 200 : 403;
    }

    private JsonObject route(String api, String routeKey) {
        return routes(api).stream()
                .filter(each -> each.get("routeKey").getAsString().equals(routeKey))
                .findFirst()
                .orElseThrow();
    }

    /** The routes of an API. */
    List<JsonObject> routes(String api) {
        return aws
                .get(region, "apigateway", "/v2/apis/%s/routes".formatted(api))
                .getAsJsonArray("items")
                .asList()
                .stream()
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    /** Sends a request through a route of an API. */
    Answer throughApi(String api, String routeKey) {
        var target = route(api, routeKey).get("target").getAsString();
        var integration = aws.get(region, "apigateway", "/v2/apis/%s/%s".formatted(api, target));
        var uri = integration.get("integrationUri").getAsString();
        if (integration.get("integrationType").getAsString().equals("AWS_PROXY")) {
            checkPermission(uri, api + "/*/*");
            return call(uri, """
                    {"version": "2.0", "routeKey": "%s", "rawPath": "/", "headers": %s,
                    "requestContext": {"http": {"method": "GET", "path": "/"}}, "isBase64Encoded": false}
                    """.formatted(routeKey, HEADERS));
        }
        var service = uri.substring(uri.lastIndexOf('/') + 1);
        var instances = aws.json(
                region,
                "servicediscovery",
                "Route53AutoNaming_v20170314.ListInstances",
                "{\"ServiceId\": \"%s\"}".formatted(service));
        return Answer.ofTasks(!instances.getAsJsonArray("Instances").isEmpty());
    }

    /** An API answers 500 if the function's policy does not allow its call. */
    private void checkPermission(String function, String caller) {
        var parts = function.split(":");
        var path = "/2015-03-31/functions/%s/policy?Qualifier=%s".formatted(parts[6], parts[7]);
        var policy = aws.get(region, "lambda", path).get("Policy").getAsString();
        var allows = JsonParser.parseString(policy).getAsJsonObject().getAsJsonArray("Statement").asList().stream()
                .map(Object::toString)
                .anyMatch(each -> each.contains("apigateway.amazonaws.com") && each.contains(caller));
        if (!allows) {
            throw new IllegalStateException(function + " does not let the API in: " + policy);
        }
    }

    private Answer call(String function, String event) {
        return new Answer("activator", new DeployedFunction(aws, region, function).call(event));
    }

    private String balancing(String action, Map<String, String> parameters) {
        return aws.query(region, "elasticloadbalancing", "2015-12-01", action, parameters);
    }

    private static List<String> found(String pattern, String xml) {
        return Pattern.compile(pattern)
                .matcher(xml)
                .results()
                .map((MatchResult each) -> each.group(1))
                .toList();
    }
}
