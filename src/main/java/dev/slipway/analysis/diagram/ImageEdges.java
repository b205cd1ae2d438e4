package dev.slipway.analysis.diagram;

import com.pulumi.aws.lambda.Function;
import dev.slipway.engine.Plan;

/**
 * Edges from functions to the ECR repositories of their images. Lambda itself pulls them, without a role of the
 * function.
 */
record ImageEdges(Plan plan) implements EdgeSource {
    @Override
    public void addEdges(DiagramBuilder diagram) {
        for (var function : plan.ofType(Function.class)) {
            var repository = function.text("imageUri").replaceFirst("[@:][^/]*$", "");
            diagram.nodes().of(function).ifPresent(from -> diagram.nodes()
                    .byName(plan, repository)
                    .ifPresent(to -> diagram.edge(from, to, "pulls")));
        }
    }
}
