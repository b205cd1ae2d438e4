package dev.slipway.settings.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** An imported file in YAML or JSON, with tags of its own such as {@code !Ref}, anchors and merge keys ({@code <<}). */
public final class SourceFile {
    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");
    private static final String MERGE = "<<";
    private static final String OWN_TAG = "!";
    /** Files of many services repeat an anchor in each of them. */
    private static final int MAX_ALIASES = 1000;

    private final String file;
    private final ImportErrors errors;
    private final List<Node> open = new ArrayList<>();

    private SourceFile(String file, ImportErrors errors) {
        this.file = file;
        this.errors = errors;
    }

    /**
     * The object of a file. A file that cannot be read, is no valid YAML or is no object is an error of the import.
     *
     * @param shown the file's name in messages
     */
    public static Optional<SourceValue> read(Path path, String shown, ImportErrors errors) {
        return content(path, shown, errors).filter(value -> {
            if (!value.isObject()) {
                errors.add(shown, "the file is not an object of keys");
            }
            return value.isObject();
        });
    }

    /** The value of a file of any form, read from its text in another form, with the same lines. */
    public static Optional<SourceValue> readPrepared(
            Path path, String shown, UnaryOperator<String> prepared, ImportErrors errors) {
        try {
            var text = Files.readString(path, StandardCharsets.UTF_8);
            var content = prepared.apply(text.startsWith("\uFEFF") ? text.substring(1) : text);
            return new SourceFile(shown, errors).parsed(isJson(content) ? content.replace('\t', ' ') : content);
        } catch (IOException e) {
            errors.add(shown, "the file cannot be read as UTF-8; check that it exists and is readable");
            return Optional.empty();
        }
    }

    /** The items of a file with a list; empty for another file. */
    public static List<SourceValue> readList(Path path, String shown, ImportErrors errors) {
        return content(path, shown, errors).map(SourceValue::items).orElse(List.of());
    }

    private static Optional<SourceValue> content(Path path, String shown, ImportErrors errors) {
        return readPrepared(path, shown, UnaryOperator.identity(), errors);
    }

    /** True for JSON, which unlike YAML may be indented by tabs, and has none in its texts. */
    private static boolean isJson(String text) {
        return text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[");
    }

    private Optional<SourceValue> parsed(String text) {
        var settings = LoadSettings.builder()
                .setLabel(file)
                .setAllowNonScalarKeys(true)
                .setCodePointLimit(Integer.MAX_VALUE)
                .setMaxAliasesForCollections(MAX_ALIASES)
                .build();
        try {
            var documents = new Compose(settings).composeAllFromString(text).iterator();
            if (!documents.hasNext()) {
                errors.add(file, "the file is empty; it needs an object of keys");
                return Optional.empty();
            }
            var read = value(new SourcePlace(file, 1, ""), documents.next());
            documents.forEachRemaining(other -> {
                if (!value(new SourcePlace(file, line(other), ""), other).isNothing()) {
                    errors.add(
                            "%s:%d".formatted(file, line(other)),
                            "the file has several documents; write each into a file of its own, or all keys into one");
                }
            });
            return Optional.of(read);
        } catch (MarkedYamlEngineException e) {
            var line =
                    e.getProblemMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
            errors.add(file + line, "this is not valid YAML: %s".formatted(e.getProblem()));
        } catch (YamlEngineException e) {
            errors.add(
                    file,
                    "this is not valid YAML: %s"
                            .formatted(String.valueOf(e.getMessage()).split("\n")[0]));
        }
        return Optional.empty();
    }

    private SourceValue value(SourcePlace place, Node node) {
        var tag = node.getTag().getValue();
        var own = tag.startsWith(OWN_TAG) && tag.length() > 1 ? tag : "";
        if (node instanceof ScalarNode scalar) {
            return scalar.getScalarStyle() == ScalarStyle.PLAIN && own.isEmpty() && NOTHING.contains(scalar.getValue())
                    ? SourceValue.nothing(place)
                    : SourceValue.text(place, scalar.getValue(), own);
        }
        if (open.contains(node)) {
            errors.add(place.toString(), "an anchor contains itself; write the value out");
            return SourceValue.nothing(place);
        }
        open.add(node);
        var value = node instanceof MappingNode mapping
                ? SourceValue.object(place, members(place, mapping), own)
                : SourceValue.list(place, items(place, (SequenceNode) node), own);
        open.remove(open.size() - 1);
        return value;
    }

    /** The elements of a list without those that are empty. */
    private List<SourceValue> items(SourcePlace place, SequenceNode node) {
        var nodes = node.getValue();
        return IntStream.range(0, nodes.size())
                .mapToObj(i -> value(place.item(i, line(nodes.get(i))), nodes.get(i)))
                .filter(item -> !item.isNothing())
                .toList();
    }

    private Map<String, SourceValue> members(SourcePlace place, MappingNode node) {
        var members = new LinkedHashMap<String, SourceValue>();
        for (var member : node.getValue()) {
            if (key(member).equals(MERGE)) {
                continue;
            }
            var at = place.member(key(member), line(member.getKeyNode()));
            if (members.put(key(member), value(at, member.getValueNode())) != null) {
                errors.add(at.toString(), "the key %s is there twice; remove one".formatted(at.path()));
            }
        }
        for (var member : node.getValue()) {
            if (key(member).equals(MERGE)) {
                merged(place, member.getValueNode()).forEach(members::putIfAbsent);
            }
        }
        return members;
    }

    private Map<String, SourceValue> merged(SourcePlace place, Node node) {
        var all = new LinkedHashMap<String, SourceValue>();
        if (node instanceof MappingNode mapping) {
            all.putAll(members(place, mapping));
        } else if (node instanceof SequenceNode list) {
            list.getValue().forEach(item -> merged(place, item).forEach(all::putIfAbsent));
        } else {
            errors.add("%s:%d".formatted(file, line(node)), "a merge key (<<) requires an object or a list of objects");
        }
        return all;
    }

    private static String key(NodeTuple member) {
        return member.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
}
