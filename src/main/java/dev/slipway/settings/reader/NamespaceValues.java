package dev.slipway.settings.reader;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.Map;

/** The values of a stack file under a namespace, as one object. */
public final class NamespaceValues {
    private NamespaceValues() {}

    /**
     * The values under the namespace; an object or list from its JSON text. Secret values are left out: {@link
     * SecretValueCheck} refuses them, and the language host passes them decrypted, so that the message of another error
     * would show them.
     */
    public static JsonObject of(StackConfig config, String namespace) {
        var values = new JsonObject();
        config.values().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(namespace))
                .filter(entry -> !config.secretKeys().contains(entry.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> values.add(entry.getKey().substring(namespace.length()), parsed(entry.getValue())));
        return values;
    }

    /** The value of a text of Pulumi's configuration: the object or list of its JSON text, or the text. */
    static JsonElement parsed(String value) {
        try {
            return value.startsWith("{") || value.startsWith("[")
                    ? JsonParser.parseString(value)
                    : new JsonPrimitive(value);
        } catch (JsonParseException e) {
            // A text that only begins like an object; the reader of the key refuses it.
            return new JsonPrimitive(value);
        }
    }
}
