package dev.slipway.testing;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.slipway.analysis.diff.SavedPlan;
import dev.slipway.engine.PlannedResource;
import dev.slipway.engine.References;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The text of a golden plan: the stack, its outputs and findings, then the tree of its resources in the order of
 * {@code preview}, each with its inputs as YAML below it. It has every fact of the plan and repeats few:
 *
 * <ul>
 *   <li>a resource that is {@code (tagged)} has the stack's tags and its own name as {@code Name};
 *   <li>an output of another resource that the resource depends on is a reference, such as {@code ${topic.arn}}, and
 *       {@code dependsOn} lists the dependencies that no input refers to, a long list in rows;
 *   <li>types that begin with {@code slipway:} are components, and the URN follows from the tree: what differs is said.
 * </ul>
 */
public final class PlanText {
    private static final String STACK = "pulumi:pulumi:Stack";
    private static final String OPTIONS = "options";
    private static final String SEPARATOR = ", ";
    private static final int WIDTH = 100;

    private final SavedPlan saved;
    private final References references;
    private final Map<String, PlannedResource> resources = new HashMap<>();
    private final Map<String, List<PlannedResource>> children;
    private final Map<String, Object> tags = new TreeMap<>();
    private final List<String> lines = new ArrayList<>();

    private PlanText(SavedPlan saved) {
        var plan = saved.plan();
        this.saved = saved;
        this.references = References.of(plan, saved.region());
        plan.resources().forEach(resource -> resources.put(resource.urn(), resource));
        this.children = plan.resources().stream()
                .sorted(Comparator.comparing(PlannedResource::name).thenComparing(PlannedResource::type))
                .collect(groupingBy(resource -> resources.containsKey(resource.parent()) ? resource.parent() : ""));
        var maps = plan.resources().stream()
                .flatMap(resource -> resource.input("tags").stream())
                .filter(Map.class::isInstance)
                .map(map -> (Map<?, ?>) map)
                .toList();
        maps.stream()
                .flatMap(map -> map.entrySet().stream())
                .collect(groupingBy(tag -> tag, counting()))
                .forEach((tag, count) -> {
                    if (count > maps.size() / 2) {
                        tags.put(tag.getKey().toString(), tag.getValue());
                    }
                });
        tags.remove("Name");
    }

    /** The text of a plan with its findings. */
    public static String of(SavedPlan saved) {
        return new PlanText(saved).text();
    }

    private String text() {
        var stack = new LinkedHashMap<String, Object>();
        stack.put("project", saved.plan().project());
        stack.put("stack", saved.plan().stack());
        stack.put("region", saved.region());
        stack.put("tags", tags);
        stack.put("outputs", saved.plan().outputs());
        stack.put(
                "findings",
                saved.findings().stream()
                        .map(finding -> {
                            var facts = new LinkedHashMap<String, Object>();
                            facts.put("rule", finding.rule());
                            facts.put("severity", finding.severity().name());
                            facts.put("resource", label(finding.urn()));
                            facts.put("message", finding.message());
                            facts.put("waived", finding.waived());
                            return facts;
                        })
                        .toList());
        add(stack, "", resources.keySet(), new TreeSet<>());
        lines.add("");
        children.getOrDefault("", List.of()).forEach(resource -> add(resource, ""));
        return String.join("\n", lines) + "\n";
    }

    private void add(PlannedResource resource, String indent) {
        var inputs = new LinkedHashMap<>(resource.inputs());
        if (inputs.containsKey(OPTIONS)) {
            throw new IllegalArgumentException(
                    "%s has an input %s: give its options another name here".formatted(resource.type(), OPTIONS));
        }
        var marks = new ArrayList<String>();
        var named = new TreeMap<String, Object>(tags);
        named.put("Name", resource.name());
        if (named.equals(inputs.get("tags"))) {
            inputs.remove("tags");
            marks.add("tagged");
        }
        if (resource.protect()) {
            marks.add("protected");
        }
        lines.add("%s+ %s  %s%s"
                .formatted(
                        indent,
                        resource.type(),
                        resource.name(),
                        marks.isEmpty() ? "" : "  (%s)".formatted(String.join(", ", marks))));
        var used = new TreeSet<String>();
        add(inputs, indent + "    ", resource.dependencies(), used);
        var options = options(resource, used);
        if (!options.isEmpty()) {
            add(Map.of(OPTIONS, options), indent + "    ", List.of(), new TreeSet<>());
        }
        children.getOrDefault(resource.urn(), List.of()).forEach(child -> add(child, indent + "  "));
    }

    private void add(Map<String, ?> map, String indent, Collection<String> urns, TreeSet<String> used) {
        Yaml.lines(map, text -> references.in(text, urns, used))
                .forEach(line -> lines.add(line.isEmpty() ? line : indent + line));
    }

    private Map<String, Object> options(PlannedResource resource, Collection<String> used) {
        var options = new LinkedHashMap<String, Object>();
        var dependencies = resource.dependencies().stream()
                .filter(urn -> !used.contains(urn))
                .map(this::label)
                .toList();
        if (!dependencies.isEmpty()) {
            options.put("dependsOn", rows(dependencies));
        }
        if (!resource.ignoreChanges().isEmpty()) {
            options.put("ignoreChanges", resource.ignoreChanges());
        }
        options.putAll(options(resource));
        if (resource.custom()
                == (resource.type().startsWith("slipway:") || resource.type().equals(STACK))) {
            options.put("custom", resource.custom());
        }
        if (!resource.parent().isEmpty() && !resources.containsKey(resource.parent())) {
            options.put("parent", resource.parent());
        }
        if (!resource.urn().equals(urn(resource))) {
            options.put("urn", resource.urn());
        }
        return options;
    }

    /** The names themselves if they fit into a line, otherwise rows of them. */
    private static List<String> rows(List<String> names) {
        if (String.join(SEPARATOR, names).length() <= WIDTH) {
            return names;
        }
        var rows = new ArrayList<String>();
        var row = new StringBuilder(names.get(0));
        for (var name : names.subList(1, names.size())) {
            if (row.length() + SEPARATOR.length() + name.length() > WIDTH) {
                rows.add(row.toString());
                row.setLength(0);
            } else {
                row.append(SEPARATOR);
            }
            row.append(name);
        }
        rows.add(row.toString());
        return rows;
    }

    /** The options that are set, beside protection, dependencies and ignored changes. */
    private Map<String, Object> options(PlannedResource resource) {
        var given = resource.options();
        var options = new LinkedHashMap<String, Object>();
        options.put(
                "aliases",
                given.aliases().stream().map(urn -> alias(resource, urn)).toList());
        options.put("provider", given.provider().isEmpty() ? List.of() : label(given.provider()));
        options.put("retainOnDelete", given.retainOnDelete());
        options.put("deleteBeforeReplace", given.deleteBeforeReplace());
        options.put("replaceOnChanges", given.replaceOnChanges());
        options.put("additionalSecretOutputs", given.additionalSecretOutputs());
        options.put("replacementTrigger", given.replacementTrigger().orElse(false));
        options.put("customTimeouts", given.customTimeouts());
        options.values().removeIf(value -> List.of(List.of(), Map.of(), false).contains(value));
        return options;
    }

    /** A former URN without the parts that are the same in the URN of the resource: stack and project, parents, name. */
    private static String alias(PlannedResource resource, String urn) {
        var own = resource.urn();
        var parents = own.substring(0, own.lastIndexOf('$') + 1);
        var stack = own.substring(0, own.indexOf("::", own.indexOf("::") + 2) + 2);
        var name = own.substring(own.lastIndexOf("::"));
        var sameParents = !parents.isEmpty() && urn.startsWith(parents) && urn.indexOf('$', parents.length()) < 0;
        var from = sameParents ? parents.length() : parents.isEmpty() || urn.contains("$") ? stack.length() : 0;
        return urn.startsWith(stack)
                ? urn.substring(from, urn.endsWith(name) ? urn.length() - name.length() : urn.length())
                : urn;
    }

    /** The URN that follows from the stack, the parents' types, and the resource's type and name. */
    private String urn(PlannedResource resource) {
        var parent = resources.get(resource.parent());
        var path = parent == null || parent.type().equals(STACK)
                ? ""
                : parent.urn().replaceFirst("^urn:pulumi:[^:]*::[^:]*::(.*)::.*$", "$1") + "$";
        return "urn:pulumi:%s::%s::%s%s::%s"
                .formatted(saved.plan().stack(), saved.plan().project(), path, resource.type(), resource.name());
    }

    private String label(String urn) {
        var resource = resources.get(urn);
        return resource == null ? urn : references.label(resource);
    }
}
