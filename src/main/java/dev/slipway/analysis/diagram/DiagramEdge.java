package dev.slipway.analysis.diagram;

import java.util.List;
import java.util.stream.Stream;

/**
 * Access of one node to another.
 *
 * @param from the id of a node
 * @param to the id of a node
 * @param labels ports, routes or kinds of access; may be empty
 */
public record DiagramEdge(String from, String to, List<String> labels) {
    private static final int SHOWN_LABELS = 3;

    /** The first labels, and the number of the others. */
    public List<String> shownLabels() {
        return labels.size() <= SHOWN_LABELS
                ? labels
                : Stream.concat(
                                labels.stream().limit(SHOWN_LABELS),
                                Stream.of("and %d more".formatted(labels.size() - SHOWN_LABELS)))
                        .toList();
    }
}
