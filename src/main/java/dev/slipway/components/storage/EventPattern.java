package dev.slipway.components.storage;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.slipway.base.Json;
import dev.slipway.base.SpecException;

/**
 * Event pattern of an EventBridge rule, see
 * <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html">event patterns</a>.
 *
 * @param tree lists of values by the path of the value in an event
 */
public record EventPattern(JsonObject tree) {
    /** Every event of a bus. */
    public static final EventPattern ANY = new EventPattern(
            JsonParser.parseString("{\"source\": [{\"prefix\": \"\"}]}").getAsJsonObject());

    private static final String KEY = "pattern";

    /** The <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html">quota</a> of an account. */
    private static final int MAX_CHARACTERS = 2048;

    /** @throws SpecException for a pattern that EventBridge refuses */
    public EventPattern {
        tree = tree.deepCopy();
        PatternList.of(KEY, tree);
        var length = Json.compact(tree).length();
        if (length > MAX_CHARACTERS) {
            throw new SpecException(
                    KEY,
                    "it has %d characters, and EventBridge allows %d".formatted(length, MAX_CHARACTERS),
                    "match fewer values, or match by prefix");
        }
    }

    /** The pattern as JSON text. */
    public String text() {
        return Json.compact(tree);
    }
}
