package dev.slipway.testing;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.slipway.engine.Plan;
import java.util.List;

/** Statements of an IAM policy as lines of text. */
public final class PolicyLines {
    private PolicyLines() {}

    /** Each statement of a planned policy without quotes, such as {@code s3:GetObject on arn:aws:s3:::files when {…}}. */
    public static List<String> of(Plan plan, String policy) {
        var document = JsonParser.parseString(plan.named(policy).text("policy")).getAsJsonObject();
        return document.getAsJsonArray("Statement").asList().stream()
                .map(statement -> line(statement.getAsJsonObject()))
                .toList();
    }

    private static String line(JsonObject statement) {
        var when = statement.has("Condition") ? " when " + statement.get("Condition") : "";
        return "%s on %s%s"
                .formatted(statement.get("Action"), statement.get("Resource"), when)
                .replace("\"", "");
    }
}
