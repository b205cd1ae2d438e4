package dev.slipway.settings.reader;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.pulumi.exceptions.RunException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.JsonSchema;

/**
 * A YAML file with the values that Pulumi reads from it: the rules of {@link PlainScalars}, merge keys ({@code <<}), and the
 * keys of an object in alphabetical order.
 */
final class YamlFile {
    /** The tag of an unquoted scalar without a tag. */
    private static final Tag PLAIN = new Tag("!plain");

    /** The tags whose values are read by the rules of unquoted scalars. */
    private static final Set<Tag> RESOLVED =
            Set.of(PLAIN, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, new Tag(Tag.PREFIX + "timestamp"));

    private static final String MERGE = "<<";

    private final Path file;
    private final Map<String, SourceLocation> sources = new HashMap<>();
    private final List<Node> open = new ArrayList<>();
    private final JsonObject content;

    private YamlFile(Path file) {
        this.file = file;
        this.content = content();
    }

    /**
     * The file's values.
     *
     * @throws RunException with file and line for a file that cannot be read or is not valid YAML
     */
    static YamlFile read(Path file) {
        return new YamlFile(file);
    }

    /** The object of the whole file; empty for an empty file. */
    JsonObject values() {
        return content;
    }

    /** The places of the values below a key of the file. */
    Map<String, SourceLocation> sourcesBelow(String key) {
        var below = new HashMap<String, SourceLocation>();
        sources.forEach((path, source) -> {
            if (path.startsWith(key + ".")) {
                below.put(path.substring(key.length() + 1), source);
            }
        });
        return below;
    }

    private JsonObject content() {
        var settings = LoadSettings.builder()
                .setLabel(name())
                .setSchema(new PulumiSchema())
                .setAllowNonScalarKeys(true)
                .build();
        try {
            var text = Files.readString(file);
            var root = new Compose(settings).composeString(text.startsWith("\uFEFF") ? text.substring(1) : text);
            var value = root.isEmpty() ? JsonNull.INSTANCE : value("", root.get());
            if (value instanceof JsonObject object) {
                return object;
            }
            if (value.isJsonNull()) {
                return new JsonObject();
            }
            throw new RunException("%s must be an object of keys; see docs/settings/README.md".formatted(file));
        } catch (CharacterCodingException e) {
            throw new RunException("%s is not text in UTF-8; save it in this encoding".formatted(file));
        } catch (IOException e) {
            throw new RunException("%s cannot be read; check that it exists and is readable".formatted(file));
        } catch (MarkedYamlEngineException e) {
            var line =
                    e.getProblemMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
            throw new RunException(
                    "%s%s is not valid YAML: %s; correct the line".formatted(name(), line, e.getProblem()));
        } catch (YamlEngineException e) {
            throw new RunException("%s is not valid YAML: %s"
                    .formatted(file, String.valueOf(e.getMessage()).split("\n")[0]));
        }
    }

    private String name() {
        return file.getFileName().toString();
    }

    private JsonElement value(String path, Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar(path, scalar);
        }
        if (open.contains(node)) {
            throw invalid(node, "an anchor contains itself");
        }
        open.add(node);
        sources.putIfAbsent(path, new SourceLocation(name(), line(node), ""));
        var value = node instanceof MappingNode mapping ? object(path, mapping) : list(path, (SequenceNode) node);
        open.remove(open.size() - 1);
        return value;
    }

    private JsonArray list(String path, SequenceNode node) {
        var list = new JsonArray();
        for (var item : node.getValue()) {
            list.add(value("%s[%d]".formatted(path, list.size()), item));
        }
        return list;
    }

    private JsonObject object(String path, MappingNode node) {
        var members = new TreeMap<String, JsonElement>();
        for (var member : node.getValue()) {
            if (!isMerge(member.getKeyNode())) {
                var key = key(member.getKeyNode());
                var at = path.isEmpty() ? key : path + "." + key;
                if (members.containsKey(key)) {
                    throw invalid(member.getKeyNode(), "the key %s is written twice; remove one".formatted(key));
                }
                sources.put(at, new SourceLocation(name(), line(member.getKeyNode()), ""));
                members.put(key, value(at, member.getValueNode()));
            }
        }
        for (var member : node.getValue()) {
            if (isMerge(member.getKeyNode())) {
                merged(path, member.getValueNode()).forEach(members::putIfAbsent);
            }
        }
        var object = new JsonObject();
        members.forEach(object::add);
        return object;
    }

    private Map<String, JsonElement> merged(String path, Node node) {
        if (node instanceof MappingNode) {
            return value(path, node).getAsJsonObject().asMap();
        }
        var all = new TreeMap<String, JsonElement>();
        if (node instanceof SequenceNode list && list.getValue().stream().allMatch(MappingNode.class::isInstance)) {
            list.getValue().forEach(item -> merged(path, item).forEach(all::putIfAbsent));
            return all;
        }
        throw invalid(node, "a merge key (<<) requires an object or a list of objects");
    }

    private static boolean isMerge(Node key) {
        return key instanceof ScalarNode scalar
                && scalar.getValue().equals(MERGE)
                && scalar.getTag().equals(PLAIN);
    }

    /** A key, which is a text; YAML may not make another one of it. */
    private String key(Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            throw invalid(node, "a key is a text");
        }
        var value = plain(scalar);
        var text = value instanceof JsonPrimitive primitive ? primitive.getAsString() : "<nil>";
        if (!text.equals(scalar.getValue())) {
            throw invalid(
                    node,
                    "YAML reads the unquoted key %s as %s; write it in quotes".formatted(scalar.getValue(), text));
        }
        return text;
    }

    private JsonElement scalar(String path, ScalarNode node) {
        var value = plain(node);
        var changed = node.getTag().equals(PLAIN)
                && value instanceof JsonPrimitive primitive
                && !primitive.getAsString().equals(node.getValue());
        sources.put(path, new SourceLocation(name(), line(node), changed ? node.getValue() : ""));
        return value;
    }

    private JsonElement plain(ScalarNode node) {
        var tag = node.getTag();
        if (tag.equals(Tag.BINARY)) {
            return new JsonPrimitive(
                    new String(Base64.getMimeDecoder().decode(node.getValue()), StandardCharsets.UTF_8));
        }
        if (!RESOLVED.contains(tag)) {
            return new JsonPrimitive(node.getValue());
        }
        try {
            return PlainScalars.read(node.getValue());
        } catch (IllegalArgumentException e) {
            throw invalid(node, "%s is not a number that Pulumi can store".formatted(node.getValue()));
        }
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private RunException invalid(Node node, String problem) {
        return new RunException("%s:%d is not valid YAML: %s".formatted(name(), line(node), problem));
    }

    /** The schema that leaves unquoted scalars to {@link PlainScalars}. */
    private static final class PulumiSchema extends JsonSchema {
        @Override
        public ScalarResolver getScalarResolver() {
            return (text, unquoted) -> unquoted ? PLAIN : Tag.STR;
        }
    }
}
