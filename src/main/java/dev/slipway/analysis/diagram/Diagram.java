package dev.slipway.analysis.diagram;

import dev.slipway.engine.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A stack as boxes and arrows. A box is a component, or a stack's own resource; an arrow stands where the plan lets one
 * reach the other: by security groups, by rights, by routes, by schedules. Nothing of it is drawn by hand.
 */
public record Diagram(List<Subgraph> groups, List<Node> boxes, List<Edge> arrows) {
    static final String BESIDE = "g_beside";

    /** The picture of a plan, the same from run to run. */
    public static Diagram of(Plan plan) {
        var sketch = new Sketch(new Nodes(plan));
        Stream.<Ways>of(
                        new TrafficEdges(plan, sketch.boxes()),
                        new BalancerEdges(plan),
                        new ApiEdges(plan),
                        new DistributionEdges(plan),
                        new EventEdges(plan),
                        new GrantEdges(plan),
                        new ImageEdges(plan))
                .forEach(ways -> ways.draw(sketch));
        return sketch.picture();
    }

    /** One kind of ways from box to box. */
    @FunctionalInterface
    interface Ways {
        void draw(Sketch sketch);
    }

    /** A picture that is being drawn. */
    static final class Sketch {
        private final Nodes boxes;
        private final Map<String, Node> outside = new TreeMap<>();
        private final Map<List<String>, Set<String>> arrows = new TreeMap<>(
                Comparator.comparing((List<String> ends) -> ends.get(0)).thenComparing(ends -> ends.get(1)));

        Sketch(Nodes boxes) {
            this.boxes = boxes;
        }

        Nodes boxes() {
            return boxes;
        }

        /** A box that is no part of the stack, the same one for the same id. */
        Node outside(String id, String name, String kind) {
            return outside.computeIfAbsent(id, each -> new Node(each, name, kind, Node.Shape.OUTSIDE, "", ""));
        }

        /** Who calls from any address. */
        Node callers() {
            return outside("x_callers", "callers", "any address");
        }

        Node internet() {
            return outside("x_internet", "internet", "any address");
        }

        /** An arrow between two boxes; several of the same ends become one with all labels. */
        void arrow(Node from, Node to, String label) {
            if (from.id().equals(to.id())) {
                return;
            }
            var labels = arrows.computeIfAbsent(List.of(from.id(), to.id()), ends -> new TreeSet<>(LABELS));
            if (!label.isEmpty()) {
                labels.add(label);
            }
        }

        /** Ports first and by number, then the rest. */
        private static final Comparator<String> LABELS = Comparator.comparing(
                        (String label) -> label.matches("\\d.*") ? 0 : 1)
                .thenComparing(label -> label.matches("\\d+") ? label.length() : 0)
                .thenComparing(Comparator.naturalOrder());

        /** What nobody reaches and what reaches nobody, and stands in no subnet, is put aside. */
        Diagram picture() {
            var connected = new HashSet<String>();
            arrows.keySet().forEach(connected::addAll);
            var all = new ArrayList<>(outside.values());
            boxes.all().stream()
                    .map(box -> connected.contains(box.id()) || !box.group().isEmpty() ? box : box.in(BESIDE))
                    .forEach(all::add);
            var drawn = arrows.entrySet().stream()
                    .map(each -> new Edge(each.getKey().get(0), each.getKey().get(1), List.copyOf(each.getValue())))
                    .toList();
            var groups = boxes.groups(all);
            return new Diagram(groups, List.copyOf(all), Subgraphs.joined(groups, all, drawn));
        }
    }
}
