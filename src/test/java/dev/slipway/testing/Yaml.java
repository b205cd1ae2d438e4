package dev.slipway.testing;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSyntaxException;
import dev.slipway.base.Json;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Writes a plan's values as YAML: what fits into a line is in one line, and a text that is JSON is written as the value that it describes, with the tag {@code !json} or, where it is indented, {@code !pretty}. Of a policy document of the version {@code 2012-10-17} these are the statements alone, with the tag {@code !policy}.
 */
final class Yaml {
    private static final int WIDTH = 120;
    private static final Tag JSON = new Tag("!json");
    private static final Tag PRETTY = new Tag("!pretty");
    private static final Tag POLICY = new Tag("!policy");

    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setWidth(WIDTH)
            .setSplitLines(false)
            .setUseUnicodeEncoding(true)
            .setMaxSimpleKeyLength(1024)
            .setDereferenceAliases(true)
            .build();

    private final UnaryOperator<String> texts;

    private Yaml(UnaryOperator<String> texts) {
        this.texts = texts;
    }

    /**
     * The lines of a map; an empty one has none.
     *
     * @param texts applied to every text
     */
    static List<String> lines(Map<String, ?> map, UnaryOperator<String> texts) {
        if (map.isEmpty()) {
            return List.of();
        }
        var yaml = new Yaml(texts);
        var tuples = map.entrySet().stream()
                .map(entry -> yaml.tuple(entry.getKey(), entry.getValue(), 0))
                .toList();
        var node = new MappingNode(Tag.MAP, tuples, FlowStyle.BLOCK);
        var events = new Serialize(SETTINGS).serializeOne(node);
        return new Present(SETTINGS).emitToString(events.iterator()).lines().toList();
    }

    private NodeTuple tuple(String key, Object value, int indent) {
        return new NodeTuple(scalar(Tag.STR, key), node(value, indent, key.length() + 2));
    }

    /**
     * The node of a value.
     *
     * @param indent the column where the lines of the value begin if it is a block
     * @param before the characters before the value in the same line
     */
    private Node node(Object value, int indent, int before) {
        if (value instanceof Map<?, ?> map) {
            return mapping(Tag.MAP, map, indent, before);
        }
        if (value instanceof List<?> list) {
            return sequence(Tag.SEQ, list, indent, before);
        }
        if (value instanceof String text) {
            return text(text, indent, before);
        }
        var text = Json.compactWithNulls(value);
        if (value == null) {
            return scalar(Tag.NULL, text);
        }
        return scalar(value instanceof Boolean ? Tag.BOOL : text.matches("-?\\d+") ? Tag.INT : Tag.FLOAT, text);
    }

    private Node text(String text, int indent, int before) {
        if (text.startsWith("{") || text.startsWith("[")) {
            try {
                var parsed = JsonParser.parseString(text);
                var tag = Json.compactWithNulls(parsed).equals(text)
                        ? JSON
                        : Json.prettyWithNulls(parsed).equals(text) ? PRETTY : null;
                if (tag == JSON && parsed instanceof JsonObject object && isPolicy(object)) {
                    return sequence(POLICY, object.getAsJsonArray("Statement").asList(), indent, before + 8);
                }
                if (tag != null) {
                    return parsed instanceof JsonObject object
                            ? mapping(tag, object.asMap(), indent, before + 6)
                            : sequence(tag, ((JsonArray) parsed).asList(), indent, before + 6);
                }
            } catch (JsonSyntaxException e) {
                // It is another text.
            }
        }
        return new ScalarNode(
                Tag.STR, texts.apply(text), text.contains("\n") ? ScalarStyle.LITERAL : ScalarStyle.PLAIN);
    }

    private static boolean isPolicy(JsonObject object) {
        return List.copyOf(object.keySet()).equals(List.of("Version", "Statement"))
                && object.get("Version").equals(new JsonPrimitive("2012-10-17"))
                && object.get("Statement").isJsonArray();
    }

    private Node mapping(Tag tag, Map<?, ?> map, int indent, int before) {
        var tuples = map.entrySet().stream()
                .map(entry -> tuple(entry.getKey().toString(), plain(entry.getValue()), indent + 2))
                .toList();
        var node = new MappingNode(tag, tuples, FlowStyle.FLOW);
        return indent + before + length(node) <= WIDTH ? node : new MappingNode(tag, tuples, FlowStyle.BLOCK);
    }

    private Node sequence(Tag tag, List<?> list, int indent, int before) {
        var nodes = list.stream().map(item -> node(plain(item), indent + 2, 0)).toList();
        var node = new SequenceNode(tag, nodes, FlowStyle.FLOW);
        return indent + before + length(node) <= WIDTH ? node : new SequenceNode(tag, nodes, FlowStyle.BLOCK);
    }

    /** A value of a parsed JSON text as a plain one; numbers keep their spelling. */
    private static Object plain(Object value) {
        if (!(value instanceof JsonElement element)) {
            return value;
        }
        if (element.isJsonObject()) {
            return element.getAsJsonObject().asMap();
        }
        if (element.isJsonArray()) {
            return element.getAsJsonArray().asList();
        }
        if (element.isJsonNull()) {
            return null;
        }
        var primitive = element.getAsJsonPrimitive();
        return primitive.isString()
                ? primitive.getAsString()
                : primitive.isBoolean() ? (Object) primitive.getAsBoolean() : primitive.getAsNumber();
    }

    private static int length(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue().length() + (scalar.getValue().matches("[\\w/.:-]*") ? 0 : 2);
        }
        if (node instanceof SequenceNode sequence) {
            return 2
                    + sequence.getValue().stream()
                            .mapToInt(item -> length(item) + 2)
                            .sum();
        }
        return 2
                + ((MappingNode) node)
                        .getValue().stream()
                                .mapToInt(tuple -> length(tuple.getKeyNode()) + length(tuple.getValueNode()) + 4)
                                .sum();
    }

    private static ScalarNode scalar(Tag tag, String text) {
        return new ScalarNode(tag, text, ScalarStyle.PLAIN);
    }
}
