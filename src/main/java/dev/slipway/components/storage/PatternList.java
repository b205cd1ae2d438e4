package dev.slipway.components.storage;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.slipway.base.SpecException;
import java.util.ArrayList;
import java.util.List;

/**
 * A list of values in an event pattern of EventBridge or a filter policy of SNS, both of which are objects of lists.
 *
 * @param path the key of the list, such as {@code pattern.detail.status}
 * @param depth the number of keys from the pattern to the list, from 1
 * @param size the number of values
 */
public record PatternList(String path, int depth, int size) {

    /**
     * The lists of a pattern.
     *
     * @param key the key of the pattern in a stack file
     * @throws SpecException for a pattern or a part of it without a list, for an empty list, and for a single value
     */
    public static List<PatternList> of(String key, JsonObject pattern) {
        var lists = new ArrayList<PatternList>();
        add(key, pattern, 0, lists);
        return lists;
    }

    private static void add(String path, JsonElement value, int depth, List<PatternList> lists) {
        if (value instanceof JsonArray list && !list.isEmpty()) {
            lists.add(new PatternList(path, depth, list.size()));
        } else if (value instanceof JsonObject object && object.size() > 0) {
            object.asMap().forEach((name, below) -> add(path + "." + name, below, depth + 1, lists));
        } else if (value.isJsonPrimitive()) {
            throw new SpecException(
                    path, "a list of values is allowed", "write it as [%s]".formatted(value.getAsString()));
        } else {
            throw new SpecException(path, "it lists no value", "list the values to match, or remove it");
        }
    }
}
