package dev.slipway.controllers.route;

import dev.slipway.controllers.aws.AwsFailure;
import java.util.List;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;

/**
 * Routes of an HTTP API whose target is one of two integrations. The stage needs {@code autoDeploy}, otherwise a change
 * has no effect.
 *
 * @param api the API's id
 * @param routes the routes' ids
 * @param service the id of the integration that reaches the tasks
 * @param activator the id of the integration that calls the activator
 */
record HttpApiRoutes(ApiGatewayV2Client gateway, String api, List<String> routes, String service, String activator)
        implements Route {

    @Override
    public boolean switchTo(RouteTarget target) {
        var integration = "integrations/" + (target == RouteTarget.SERVICE ? service : activator);
        var changed = false;
        for (var route : routes) {
            var subject = "the route %s of the API %s".formatted(route, api);
            var found = AwsFailure.named(
                    "apigateway:GET",
                    subject,
                    () -> gateway.getRoute(request -> request.apiId(api).routeId(route)));
            if (!integration.equals(found.target())) {
                AwsFailure.named(
                        "apigateway:PATCH",
                        subject,
                        () -> gateway.updateRoute(
                                request -> request.apiId(api).routeId(route).target(integration)));
                changed = true;
            }
        }
        return changed;
    }
}
