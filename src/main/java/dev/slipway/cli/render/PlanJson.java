package dev.slipway.cli.render;

import dev.slipway.analysis.diff.SavedPlan;
import dev.slipway.base.Json;
import java.util.LinkedHashMap;

/** A plan with its findings as JSON: the keys in a fixed order, the resources sorted by URN. */
public final class PlanJson {
    private PlanJson() {}

    public static String text(SavedPlan saved) {
        var plan = saved.plan();
        var document = new LinkedHashMap<String, Object>();
        document.put("project", plan.project());
        document.put("stack", plan.stack());
        document.put("region", saved.region());
        document.put("resources", plan.resources());
        document.put("outputs", plan.outputs());
        document.put("findings", saved.findings());
        return Json.prettyWithNulls(document) + "\n";
    }
}
