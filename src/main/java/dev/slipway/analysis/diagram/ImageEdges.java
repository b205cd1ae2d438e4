package dev.slipway.analysis.diagram;

import com.pulumi.aws.lambda.Function;
import dev.slipway.analysis.diagram.Diagram.Sketch;
import dev.slipway.engine.Plan;

/** From functions to the repositories of their images: Lambda pulls these itself, with no role of the function. */
record ImageEdges(Plan plan) implements Diagram.Ways {
    @Override
    public void draw(Sketch sketch) {
        for (var function : plan.ofType(Function.class)) {
            var repository = function.text("imageUri").replaceFirst("[@:][^/]*$", "");
            sketch.boxes().of(function).ifPresent(from -> sketch.boxes()
                    .called(plan, repository)
                    .ifPresent(to -> sketch.arrow(from, to, "pulls")));
        }
    }
}
