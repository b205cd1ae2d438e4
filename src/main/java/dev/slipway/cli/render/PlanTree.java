package dev.slipway.cli.render;

import dev.slipway.base.Json;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A plan as a tree of text lines, in the columns that {@code pulumi preview} uses. */
public final class PlanTree {
    private static final int MARGIN = 5;
    private static final int GAP = 2;

    /** The width of the names before types are shortened. */
    private static final int NAME_COLUMNS = 28;

    private final Map<String, List<PlannedResource>> children;
    private final boolean inputs;
    private final List<Line> lines = new ArrayList<>();

    private record Line(String type, String name) {}

    private PlanTree(Plan plan, boolean inputs) {
        this.children = plan.resources().stream()
                .sorted(Comparator.comparing(PlannedResource::name).thenComparing(PlannedResource::type))
                .collect(Collectors.groupingBy(PlannedResource::parent));
        this.inputs = inputs;
    }

    /**
     * The lines of a plan's tree.
     *
     * @param inputs true for a tree with the inputs of each resource
     * @param terminal names and then types are shortened to its width
     */
    public static List<String> lines(Plan plan, boolean inputs, TerminalWidth terminal) {
        var tree = new PlanTree(plan, inputs);
        tree.children.getOrDefault("", List.of()).forEach(root -> tree.add(root, "", ""));
        var names = Math.min(tree.longest(Line::name), NAME_COLUMNS);
        var types = Math.min(tree.longest(Line::type), terminal.columns() - MARGIN - GAP - names);
        var lines = new ArrayList<String>();
        lines.add("     %s  %s".formatted(pad("Type", types), "Name"));
        tree.lines.forEach(line -> lines.add(
                line.name().isEmpty()
                        ? "     " + line.type()
                        : " +   %s  %s"
                                .formatted(
                                        pad(TerminalWidth.shortened(line.type(), types), types),
                                        TerminalWidth.shortened(
                                                line.name(), terminal.columns() - MARGIN - GAP - types))));
        return lines;
    }

    private int longest(Function<Line, String> column) {
        return lines.stream()
                .filter(line -> !line.name().isEmpty())
                .mapToInt(line -> column.apply(line).length())
                .max()
                .orElse(0);
    }

    private void add(PlannedResource resource, String branch, String trunk) {
        lines.add(new Line(branch + shortType(resource.type()), resource.name()));
        var below = children.getOrDefault(resource.urn(), List.of());
        if (inputs && !resource.inputs().isEmpty()) {
            var bar = trunk + (below.isEmpty() ? "      " : "│     ");
            Json.pretty(resource.inputs()).lines().forEach(line -> lines.add(new Line(bar + line, "")));
        }
        for (var i = 0; i < below.size(); i++) {
            var last = i == below.size() - 1;
            add(below.get(i), trunk + (last ? "└─ " : "├─ "), trunk + (last ? "   " : "│  "));
        }
    }

    /** {@code aws:ec2/vpc:Vpc} as {@code aws:ec2:Vpc}, as Pulumi shows it. */
    public static String shortType(String type) {
        return type.replaceFirst("/[^:]+:", ":");
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
