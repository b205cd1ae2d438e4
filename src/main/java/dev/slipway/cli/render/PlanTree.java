package dev.slipway.cli.render;

import dev.slipway.base.Json;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A plan as a tree of text lines, in the columns that {@code pulumi preview} uses. */
public final class PlanTree {
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
     * @param inputs whether each resource is followed by its inputs
     */
    public static List<String> lines(Plan plan, boolean inputs) {
        var tree = new PlanTree(plan, inputs);
        tree.children.getOrDefault("", List.of()).forEach(root -> tree.add(root, "", ""));
        var width = tree.lines.stream()
                .filter(line -> !line.name().isEmpty())
                .mapToInt(line -> line.type().length())
                .max()
                .orElse(0);
        var lines = new ArrayList<String>();
        lines.add("     %s  %s".formatted(pad("Type", width), "Name"));
        tree.lines.forEach(line -> lines.add(
                line.name().isEmpty()
                        ? "     " + line.type()
                        : " +   %s  %s".formatted(pad(line.type(), width), line.name())));
        return lines;
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
