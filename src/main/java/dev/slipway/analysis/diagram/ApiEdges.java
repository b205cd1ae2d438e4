package dev.slipway.analysis.diagram;

import com.pulumi.aws.apigateway.Method;
import com.pulumi.aws.apigateway.Resource;
import com.pulumi.aws.apigatewayv2.Api;
import com.pulumi.aws.apigatewayv2.Route;
import com.pulumi.aws.ecs.Service;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Edges from callers to APIs, and by routes and integrations to the services and functions behind them. */
record ApiEdges(Plan plan) implements EdgeSource {
    private static final Pattern INVOCATION = Pattern.compile(".*/functions/(arn:.*)/invocations");

    @Override
    public void addEdges(DiagramBuilder diagram) {
        for (var api : plan.ofType(Api.class)) {
            diagram.nodes().of(api).ifPresent(node -> diagram.edge(diagram.callers(), node, "HTTPS"));
        }
        for (var route : plan.ofType(Route.class)) {
            diagram.nodes().of(route).ifPresent(from -> integration(route)
                    .flatMap(integration -> target(integration.text("integrationUri"), diagram))
                    .ifPresent(to -> diagram.edge(from, to, route.text("routeKey"))));
        }
        addSwitchedTargets(diagram);
        for (var method : plan.ofType(Method.class)) {
            diagram.nodes()
                    .of(method)
                    .ifPresent(node -> diagram.edge(
                            diagram.callers(), node, method.flag("apiKeyRequired") ? "HTTPS, API key" : "HTTPS"));
        }
        for (var integration : plan.ofType(com.pulumi.aws.apigateway.Integration.class)) {
            diagram.nodes().of(integration).ifPresent(from -> target(integration.text("uri"), diagram)
                    .ifPresent(to -> diagram.edge(
                            from,
                            to,
                            "%s /%s".formatted(integration.text("httpMethod"), path(integration.text("resourceId"))))));
        }
    }

    /**
     * Adds the edges to the other target of a route that controllers switch: while its service sleeps, a route leads to the
     * activator, and while it runs, to its tasks.
     */
    private void addSwitchedTargets(DiagramBuilder diagram) {
        var routed = plan.ofType(Route.class).stream()
                .flatMap(route -> integration(route).stream())
                .toList();
        for (var integration : plan.ofType(com.pulumi.aws.apigatewayv2.Integration.class)) {
            var uri = integration.text("integrationUri");
            if (!routed.contains(integration)) {
                diagram.nodes().of(integration).ifPresent(from -> target(uri, diagram)
                        .ifPresent(to -> diagram.edge(
                                from, to, to.category() == NodeCategory.FUNCTION ? "while asleep" : "while awake")));
            }
        }
    }

    private Optional<PlannedResource> integration(PlannedResource route) {
        return plan.called(route.text("target").replaceFirst("^integrations/", "")).stream()
                .filter(resource -> resource.is(com.pulumi.aws.apigatewayv2.Integration.class))
                .findFirst();
    }

    /** The target of an integration: a function, a Cloud Map service with its tasks, or a listener. */
    private Optional<Node> target(String uri, DiagramBuilder diagram) {
        var function = INVOCATION.matcher(uri);
        if (function.matches()) {
            return diagram.nodes().byName(plan, function.group(1));
        }
        var registered = plan.ofType(Service.class).stream()
                .filter(service -> service.input("serviceRegistries")
                        .filter(Map.class::isInstance)
                        .filter(registry -> uri.equals(((Map<?, ?>) registry).get("registryArn")))
                        .isPresent())
                .flatMap(service -> diagram.nodes().of(service).stream())
                .findFirst();
        return registered.or(() -> diagram.nodes().byName(plan, uri));
    }

    private String path(String resourceId) {
        return plan.called(resourceId).stream()
                .filter(resource -> resource.is(Resource.class))
                .map(resource -> resource.text("pathPart"))
                .findFirst()
                .orElse("");
    }
}
