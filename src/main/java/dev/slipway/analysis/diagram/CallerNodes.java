package dev.slipway.analysis.diagram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Nodes of callers that are admitted by address: any address, or the address blocks of an allow-list. Blocks with the
 * same access are one node.
 */
final class CallerNodes {
    private static final int SHOWN_BLOCKS = 2;

    private final Map<Node, Map<String, Set<String>>> ports = new LinkedHashMap<>();

    static boolean isAnywhere(String cidr) {
        return cidr.endsWith("/0");
    }

    /** Records that an address block may reach a port of a node. */
    void add(Node target, String cidr, String port) {
        ports.computeIfAbsent(target, node -> new TreeMap<>())
                .computeIfAbsent(cidr, block -> new TreeSet<>())
                .add(port);
    }

    void addEdges(DiagramBuilder diagram) {
        ports.forEach((target, byCidr) -> {
            var lists = new LinkedHashMap<Set<String>, List<String>>();
            byCidr.forEach((cidr, opened) -> {
                if (isAnywhere(cidr)) {
                    opened.forEach(port -> diagram.edge(diagram.callers(), target, port));
                } else {
                    lists.computeIfAbsent(opened, openedPorts -> new ArrayList<>())
                            .add(cidr);
                }
            });
            lists.forEach((opened, cidrs) -> {
                var list = diagram.external(
                        Node.id("x", String.join("_", cidrs)), "allow-list", name(cidrs), NodeCategory.EXTERNAL);
                opened.forEach(port -> diagram.edge(list, target, port));
            });
        });
    }

    private static String name(List<String> cidrs) {
        var shown = String.join(", ", cidrs.subList(0, Math.min(SHOWN_BLOCKS, cidrs.size())));
        return cidrs.size() > SHOWN_BLOCKS ? "%s and %d more".formatted(shown, cidrs.size() - SHOWN_BLOCKS) : shown;
    }
}
