package dev.slipway.graph;

import dev.slipway.graph.Picture.Sketch;
import dev.slipway.plan.Plan;

/** From functions to the repositories of their images: Lambda pulls these itself, with no role of the function. */
record Images(Plan plan) implements Picture.Ways {
    @Override
    public void draw(Sketch sketch) {
        for (var function : plan.ofType("aws:lambda/function:Function")) {
            var repository = function.text("imageUri").replaceFirst("[@:][^/]*$", "");
            sketch.boxes().of(function).ifPresent(from -> sketch.boxes()
                    .called(plan, repository)
                    .ifPresent(to -> sketch.arrow(from, to, "pulls")));
        }
    }
}
