package dev.slipway.analysis.diagram;

import com.pulumi.aws.cloudfront.Distribution;
import dev.slipway.analysis.diagram.Diagram.Sketch;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From callers to distributions, and from these by the paths of their behaviours to their origins. */
record DistributionEdges(Plan plan) implements Diagram.Ways {
    @Override
    public void draw(Sketch sketch) {
        for (var distribution : plan.ofType(Distribution.class)) {
            sketch.boxes().of(distribution).ifPresent(box -> {
                sketch.arrow(sketch.callers(), box, "HTTPS");
                distribution.list("origins").forEach(each -> origin(distribution, (Map<?, ?>) each, box, sketch));
                sketch.boxes()
                        .called(plan, distribution.text("webAclId"))
                        .ifPresent(firewall -> sketch.arrow(firewall, box, "guards"));
            });
        }
    }

    private void origin(PlannedResource distribution, Map<?, ?> origin, Node from, Sketch sketch) {
        var host = String.valueOf(origin.get("domainName"));
        target(host, sketch).ifPresent(to -> paths(distribution, String.valueOf(origin.get("originId")))
                .forEach(path -> sketch.arrow(from, to, path)));
    }

    /** A balancer and a bucket are known by their host, an API by its address. */
    private Optional<Node> target(String host, Sketch sketch) {
        return sketch.boxes().called(plan, host).or(() -> sketch.boxes().called(plan, "https://" + host));
    }

    private static List<String> paths(PlannedResource distribution, String origin) {
        var paths = new ArrayList<String>();
        if (distribution.text("defaultCacheBehavior.targetOriginId").equals(origin)) {
            paths.add("/*");
        }
        distribution.list("orderedCacheBehaviors").stream()
                .map(each -> (Map<?, ?>) each)
                .filter(each -> origin.equals(each.get("targetOriginId")))
                .forEach(each -> paths.add(String.valueOf(each.get("pathPattern"))));
        return paths;
    }
}
