package dev.slipway.cli.render;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.slipway.analysis.diff.SavedPlan;
import java.util.LinkedHashMap;

/** A plan with its findings as JSON: the keys in a fixed order, the resources sorted by URN. */
public final class PlanJson {
    private static final Gson PRETTY = new GsonBuilder()
            .disableHtmlEscaping()
            .serializeNulls()
            .setPrettyPrinting()
            .create();
    private static final Gson LINE = new GsonBuilder().disableHtmlEscaping().create();

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
        return PRETTY.toJson(document) + "\n";
    }

    /** A value in one line. */
    public static String line(Object value) {
        return LINE.toJson(value);
    }
}
