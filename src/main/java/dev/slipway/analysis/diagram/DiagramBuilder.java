package dev.slipway.analysis.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Collects the edges of a diagram, and the nodes that are not part of the stack. */
final class DiagramBuilder {
    private final Nodes nodes;
    private final Map<String, Node> external = new TreeMap<>();
    private final Map<String, String> guards = new TreeMap<>();
    private final Map<List<String>, Set<String>> edges = new TreeMap<>(
            Comparator.comparing((List<String> ends) -> ends.get(0)).thenComparing(ends -> ends.get(1)));

    DiagramBuilder(Nodes nodes) {
        this.nodes = nodes;
    }

    Nodes nodes() {
        return nodes;
    }

    /** A node that is not part of the stack; the same node for the same id. */
    Node external(String id, String kind, String name, NodeCategory category) {
        return external.computeIfAbsent(id, newId -> new Node(newId, kind, name, NodeShape.EXTERNAL, category, "", ""));
    }

    /** The callers from any address. */
    Node callers() {
        return external("x_callers", "internet", "any caller", NodeCategory.EXTERNAL);
    }

    Node internet() {
        return external("x_internet", "internet", "any destination", NodeCategory.EXTERNAL);
    }

    /** The schedules of EventBridge. */
    Node schedules() {
        return external("x_clock", "EventBridge", "schedules", NodeCategory.MESSAGING);
    }

    /** Records that a firewall inspects the requests that callers send to a node. */
    void guard(Node firewall, Node target) {
        guards.put(target.id(), firewall.id());
    }

    /** Adds an edge between two nodes. Edges with the same ends are one edge with all labels. */
    void edge(Node from, Node to, String label) {
        if (!from.id().equals(to.id())) {
            labels(from.id(), to.id()).addAll(label.isEmpty() ? List.of() : List.of(label));
        }
    }

    private Set<String> labels(String from, String to) {
        return edges.computeIfAbsent(List.of(from, to), ends -> new TreeSet<>(LABELS));
    }

    /** Ports first, by number, then the other labels. */
    private static final Comparator<String> LABELS = Comparator.comparing(
                    (String label) -> label.matches("\\d.*") ? 0 : 1)
            .thenComparing(label -> label.matches("\\d+") ? label.length() : 0)
            .thenComparing(Comparator.naturalOrder());

    /** Leads the edges from callers to a guarded node through its firewall. */
    private void passFirewalls() {
        guards.forEach((target, firewall) -> {
            var callers = edges.keySet().stream()
                    .filter(ends -> ends.get(1).equals(target))
                    .filter(ends -> isCaller(ends.get(0)))
                    .toList();
            var passed = labels(firewall, target);
            callers.forEach(ends -> {
                var labels = edges.remove(ends);
                labels(ends.get(0), firewall).addAll(labels);
                passed.addAll(labels);
            });
        });
    }

    private boolean isCaller(String id) {
        return external.containsKey(id) && external.get(id).category() == NodeCategory.EXTERNAL;
    }

    /** Builds the diagram. Nodes without edges that are in no subnet are placed in a subgraph of their own. */
    Diagram build() {
        passFirewalls();
        var connected = new HashSet<String>();
        edges.keySet().forEach(connected::addAll);
        var all = new ArrayList<>(external.values());
        nodes.all().stream()
                .map(node -> connected.contains(node.id()) || !node.subgraph().isEmpty()
                        ? node
                        : node.in(Diagram.UNCONNECTED))
                .forEach(all::add);
        var drawn = edges.entrySet().stream()
                .map(entry ->
                        new DiagramEdge(entry.getKey().get(0), entry.getKey().get(1), List.copyOf(entry.getValue())))
                .toList();
        var subgraphs = nodes.subgraphs(all);
        return new Diagram(subgraphs, List.copyOf(all), Subgraphs.merged(subgraphs, all, drawn));
    }
}
