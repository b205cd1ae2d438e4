package dev.slipway.analysis.diagram;

import dev.slipway.analysis.diagram.Diagram.Sketch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who is let in by address: everybody, or the blocks of an allow-list, which are one box where they reach the same. */
final class CallerNodes {
    private static final int SHOWN = 2;

    private final Map<Node, Map<String, Set<String>>> ports = new LinkedHashMap<>();

    static boolean isAnywhere(String cidr) {
        return cidr.endsWith("/0");
    }

    /** Lets an address block reach a port of a box. */
    void add(Node target, String cidr, String port) {
        ports.computeIfAbsent(target, each -> new TreeMap<>())
                .computeIfAbsent(cidr, each -> new TreeSet<>())
                .add(port);
    }

    void draw(Sketch sketch) {
        ports.forEach((target, byCidr) -> {
            var lists = new LinkedHashMap<Set<String>, List<String>>();
            byCidr.forEach((cidr, opened) -> {
                if (isAnywhere(cidr)) {
                    opened.forEach(port -> sketch.arrow(sketch.callers(), target, port));
                } else {
                    lists.computeIfAbsent(opened, each -> new ArrayList<>()).add(cidr);
                }
            });
            lists.forEach((opened, cidrs) -> {
                var list = sketch.outside(Node.id("x", String.join("_", cidrs)), name(cidrs), "allow-list");
                opened.forEach(port -> sketch.arrow(list, target, port));
            });
        });
    }

    private static String name(List<String> cidrs) {
        var shown = String.join(", ", cidrs.subList(0, Math.min(SHOWN, cidrs.size())));
        return cidrs.size() > SHOWN ? "%s and %d more".formatted(shown, cidrs.size() - SHOWN) : shown;
    }
}
