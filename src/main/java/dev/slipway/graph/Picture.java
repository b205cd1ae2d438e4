package dev.slipway.graph;

import dev.slipway.plan.Plan;
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
public record Picture(List<Group> groups, List<Box> boxes, List<Arrow> arrows) {
    static final String BESIDE = "g_beside";

    /** The picture of a plan, the same from run to run. */
    public static Picture of(Plan plan) {
        var sketch = new Sketch(new Boxes(plan));
        Stream.<Ways>of(
                        new Traffic(plan, sketch.boxes()),
                        new Balancing(plan),
                        new Apis(plan),
                        new Distributions(plan),
                        new Events(plan),
                        new Grants(plan),
                        new Images(plan))
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
        private final Boxes boxes;
        private final Map<String, Box> outside = new TreeMap<>();
        private final Map<List<String>, Set<String>> arrows = new TreeMap<>(
                Comparator.comparing((List<String> ends) -> ends.get(0)).thenComparing(ends -> ends.get(1)));

        Sketch(Boxes boxes) {
            this.boxes = boxes;
        }

        Boxes boxes() {
            return boxes;
        }

        /** A box that is no part of the stack, the same one for the same id. */
        Box outside(String id, String name, String kind) {
            return outside.computeIfAbsent(id, each -> new Box(each, name, kind, Box.Shape.OUTSIDE, "", ""));
        }

        /** Who calls from any address. */
        Box callers() {
            return outside("x_callers", "callers", "any address");
        }

        Box internet() {
            return outside("x_internet", "internet", "any address");
        }

        /** An arrow between two boxes; several of the same ends become one with all labels. */
        void arrow(Box from, Box to, String label) {
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
        Picture picture() {
            var connected = new HashSet<String>();
            arrows.keySet().forEach(connected::addAll);
            var all = new ArrayList<>(outside.values());
            boxes.all().stream()
                    .map(box -> connected.contains(box.id()) || !box.group().isEmpty() ? box : box.in(BESIDE))
                    .forEach(all::add);
            var drawn = arrows.entrySet().stream()
                    .map(each -> new Arrow(each.getKey().get(0), each.getKey().get(1), List.copyOf(each.getValue())))
                    .toList();
            var groups = boxes.groups(all);
            return new Picture(groups, List.copyOf(all), Frames.joined(groups, all, drawn));
        }
    }
}
