package dev.slipway.components.delivery;

import dev.slipway.base.Json;
import dev.slipway.components.delivery.PullRequestBoundary.BoundaryGrant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A statement of the JSON document of a role's policy. */
record RoleStatement(Map<?, ?> tree) {
    private static final Map<String, String> WITH_PATTERNS =
            Map.of("ArnEquals", "ArnLike", "StringEquals", "StringLike");

    /** The statements of a document that allow actions. */
    static List<RoleStatement> of(String policy) {
        var document = (Map<?, ?>) Json.read(policy);
        return many(document.get("Statement")).stream()
                .map(statement -> new RoleStatement((Map<?, ?>) statement))
                .filter(statement -> "Allow".equals(statement.tree().get("Effect")))
                .toList();
    }

    /** The same permissions on the resources of all copies, one grant for each resource. */
    List<BoundaryGrant> grants(CopyResources copies) {
        return many(tree.get("Resource")).stream()
                .map(Object::toString)
                .map(copies::of)
                .map(resource -> new BoundaryGrant(
                        texts(tree.get("Action")), Set.of(resource.arn()), conditions(copies, resource)))
                .toList();
    }

    private Map<String, Map<String, Set<String>>> conditions(CopyResources copies, CopyResources.Scoped resource) {
        var all = new TreeMap<String, Map<String, Set<String>>>();
        var given = (Map<?, ?>) (tree.get("Condition") == null ? Map.of() : tree.get("Condition"));
        given.forEach((operator, keys) -> ((Map<?, ?>) keys).forEach((key, values) -> {
            var texts = texts(values);
            var patterns = copies.valuesOf(texts);
            var name = patterns.equals(texts)
                    ? operator.toString()
                    : WITH_PATTERNS.getOrDefault(operator.toString(), operator.toString());
            all.computeIfAbsent(name, missing -> new TreeMap<>()).put(key.toString(), patterns);
        }));
        resource.conditions().forEach((key, value) -> all.computeIfAbsent("StringLike", missing -> new TreeMap<>())
                .put(key, Set.of(value)));
        return all;
    }

    private static Set<String> texts(Object value) {
        var texts = new TreeSet<String>();
        many(value).forEach(text -> texts.add(text.toString()));
        return texts;
    }

    private static List<?> many(Object value) {
        return value instanceof List<?> list ? list : List.of(value);
    }
}
