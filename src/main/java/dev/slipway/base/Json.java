package dev.slipway.base;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.pulumi.core.Output;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON text from a tree of maps, lists and scalars in which any leaf may be an {@link Output}. */
public final class Json {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private Json() {}

    /** The tree as JSON text, keys in the order given. */
    public static Output<String> text(Object tree) {
        return resolve(tree).applyValue(GSON::toJson);
    }

    private static Output<Object> resolve(Object tree) {
        if (tree instanceof Output<?> output) {
            return output.applyValue(value -> value);
        }
        if (tree instanceof Map<?, ?> map) {
            var keys = List.copyOf(map.keySet());
            return all(map.values()).applyValue(values -> {
                var resolved = new LinkedHashMap<Object, Object>();
                for (var i = 0; i < keys.size(); i++) {
                    resolved.put(keys.get(i), values.get(i));
                }
                return resolved;
            });
        }
        if (tree instanceof List<?> list) {
            return all(list).applyValue(values -> values);
        }
        return Output.of(tree);
    }

    private static Output<List<Object>> all(Iterable<?> trees) {
        var outputs = new ArrayList<Output<Object>>();
        trees.forEach(tree -> outputs.add(resolve(tree)));
        return Output.all(outputs);
    }
}
