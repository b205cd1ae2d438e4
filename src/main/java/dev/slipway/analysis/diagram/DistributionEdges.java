package dev.slipway.analysis.diagram;

import com.pulumi.aws.cloudfront.Distribution;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Edges from callers to distributions, and from distributions by the path patterns of their cache behaviors to their
 * origins.
 */
record DistributionEdges(Plan plan) implements EdgeSource {
    @Override
    public void addEdges(DiagramBuilder diagram) {
        for (var distribution : plan.ofType(Distribution.class)) {
            diagram.nodes().of(distribution).ifPresent(node -> {
                diagram.edge(diagram.callers(), node, "HTTPS");
                distribution.list("origins").forEach(origin -> origin(distribution, (Map<?, ?>) origin, node, diagram));
                diagram.nodes()
                        .byName(plan, distribution.text("webAclId"))
                        .ifPresent(firewall -> diagram.guard(firewall, node));
            });
        }
    }

    private void origin(PlannedResource distribution, Map<?, ?> origin, Node from, DiagramBuilder diagram) {
        var host = String.valueOf(origin.get("domainName"));
        target(host, diagram).ifPresent(to -> paths(distribution, String.valueOf(origin.get("originId")))
                .forEach(path -> diagram.edge(from, to, path)));
    }

    /** The node of an origin: a load balancer or bucket by its host name, an API by its endpoint. */
    private Optional<Node> target(String host, DiagramBuilder diagram) {
        return diagram.nodes().byName(plan, host).or(() -> diagram.nodes().byName(plan, "https://" + host));
    }

    private static List<String> paths(PlannedResource distribution, String origin) {
        var paths = new ArrayList<String>();
        if (distribution.text("defaultCacheBehavior.targetOriginId").equals(origin)) {
            paths.add("/*");
        }
        distribution.list("orderedCacheBehaviors").stream()
                .map(behavior -> (Map<?, ?>) behavior)
                .filter(behavior -> origin.equals(behavior.get("targetOriginId")))
                .forEach(behavior -> paths.add(String.valueOf(behavior.get("pathPattern"))));
        return paths;
    }
}
