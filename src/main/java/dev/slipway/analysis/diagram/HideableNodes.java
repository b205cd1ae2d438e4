package dev.slipway.analysis.diagram;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Nodes that a diagram can omit, because they are many in some stacks and seldom asked for. */
public enum HideableNodes {
    ENDPOINTS(NodeCategory.ENDPOINT, "VPC endpoints"),
    REGISTRIES(NodeCategory.REGISTRY, "ECR repositories");

    private final NodeCategory category;
    private final String label;

    HideableNodes(NodeCategory category, String label) {
        this.category = category;
        this.label = label;
    }

    boolean contains(Node node) {
        return node.category() == category;
    }

    /** The AWS term of these nodes. */
    public String label() {
        return label;
    }

    /** The value of the command's option. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The nodes with this value of the command's option. */
    public static Optional<HideableNodes> named(String id) {
        return Arrays.stream(values())
                .filter(hideable -> hideable.id().equals(id))
                .findFirst();
    }

    /** All sets of hideable nodes, the empty one first. */
    public static List<Set<HideableNodes>> combinations() {
        return Stream.of(
                        List.<HideableNodes>of(),
                        List.of(ENDPOINTS),
                        List.of(REGISTRIES),
                        List.of(ENDPOINTS, REGISTRIES))
                .<Set<HideableNodes>>map(TreeSet::new)
                .toList();
    }
}
