package dev.slipway.analysis.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.DiagramPlan;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiEdgesTest {
    private static final String FUNCTION = "arn:aws:lambda:eu-west-1:123456789012:function:wake:live";

    @Test
    void anHttpApiReachesTasksThroughCloudMap() {
        var draft = new DiagramPlan()
                .component("service:Service", "orders")
                .resource(
                        "aws:ecs/service:Service",
                        "service",
                        Map.of("serviceRegistries", Map.of("registryArn", "arn:registry")))
                .component("gateway:HttpApi", "api")
                .resource("aws:apigatewayv2/api:Api", "http", Map.of())
                .resource(
                        "aws:apigatewayv2/integration:Integration",
                        "integration",
                        Map.of("integrationUri", "arn:registry"),
                        "abc")
                .resource(
                        "aws:apigatewayv2/route:Route",
                        "route",
                        Map.of("target", "integrations/abc", "routeKey", "GET /orders"));

        assertThat(draft.edges()).containsExactlyInAnyOrder("any caller -> api: HTTPS", "api -> orders: GET /orders");
    }

    @Test
    void anHttpApiReachesTheActivatorOfASleepingService() {
        var draft = new DiagramPlan()
                .component("service:Service", "orders")
                .resource(
                        "aws:ecs/service:Service",
                        "service",
                        Map.of("serviceRegistries", Map.of("registryArn", "arn:registry")))
                .component("function:JavaFunction", "activator")
                .resource("aws:lambda/function:Function", "function", Map.of(), FUNCTION)
                .component("gateway:HttpApi", "api")
                .resource(
                        "aws:apigatewayv2/integration:Integration",
                        "activation",
                        Map.of("integrationUri", FUNCTION),
                        "def")
                .resource(
                        "aws:apigatewayv2/integration:Integration",
                        "tasks",
                        Map.of("integrationUri", "arn:registry"),
                        "abc")
                .resource(
                        "aws:apigatewayv2/route:Route",
                        "route",
                        Map.of("target", "integrations/abc", "routeKey", "$default"));

        assertThat(draft.edges())
                .containsExactlyInAnyOrder("api -> orders: $default", "api -> activator: while asleep");
    }
}
