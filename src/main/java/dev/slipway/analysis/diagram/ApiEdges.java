package dev.slipway.analysis.diagram;

import com.pulumi.aws.apigateway.Method;
import com.pulumi.aws.apigateway.Resource;
import com.pulumi.aws.apigatewayv2.Api;
import com.pulumi.aws.apigatewayv2.Route;
import com.pulumi.aws.ecs.Service;
import dev.slipway.analysis.diagram.Diagram.Sketch;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** From callers to APIs, and by routes and integrations to the services and functions behind them. */
record ApiEdges(Plan plan) implements Diagram.Ways {
    private static final Pattern INVOCATION = Pattern.compile(".*/functions/(arn:.*)/invocations");

    @Override
    public void draw(Sketch sketch) {
        for (var api : plan.ofType(Api.class)) {
            sketch.boxes().of(api).ifPresent(box -> sketch.arrow(sketch.callers(), box, "HTTPS"));
        }
        for (var route : plan.ofType(Route.class)) {
            sketch.boxes().of(route).ifPresent(from -> integration(route)
                    .flatMap(each -> target(each.text("integrationUri"), sketch))
                    .ifPresent(to -> sketch.arrow(from, to, route.text("routeKey"))));
        }
        for (var method : plan.ofType(Method.class)) {
            sketch.boxes()
                    .of(method)
                    .ifPresent(box -> sketch.arrow(
                            sketch.callers(), box, method.flag("apiKeyRequired") ? "HTTPS, API key" : "HTTPS"));
        }
        for (var integration : plan.ofType(com.pulumi.aws.apigateway.Integration.class)) {
            sketch.boxes().of(integration).ifPresent(from -> target(integration.text("uri"), sketch)
                    .ifPresent(to -> sketch.arrow(
                            from,
                            to,
                            "%s /%s".formatted(integration.text("httpMethod"), path(integration.text("resourceId"))))));
        }
    }

    private Optional<PlannedResource> integration(PlannedResource route) {
        return plan.called(route.text("target").replaceFirst("^integrations/", "")).stream()
                .filter(each -> each.is(com.pulumi.aws.apigatewayv2.Integration.class))
                .findFirst();
    }

    /** What an integration leads to: a function, a Cloud Map service with the tasks in it, or a listener. */
    private Optional<Node> target(String uri, Sketch sketch) {
        var function = INVOCATION.matcher(uri);
        if (function.matches()) {
            return sketch.boxes().called(plan, function.group(1));
        }
        var registered = plan.ofType(Service.class).stream()
                .filter(service -> service.input("serviceRegistries")
                        .filter(Map.class::isInstance)
                        .filter(registry -> uri.equals(((Map<?, ?>) registry).get("registryArn")))
                        .isPresent())
                .flatMap(service -> sketch.boxes().of(service).stream())
                .findFirst();
        return registered.or(() -> sketch.boxes().called(plan, uri));
    }

    private String path(String resourceId) {
        return plan.called(resourceId).stream()
                .filter(each -> each.is(Resource.class))
                .map(each -> each.text("pathPart"))
                .findFirst()
                .orElse("");
    }
}
