package dev.slipway.analysis.diagram;

/** Source of the edges of one kind, such as traffic between security groups. */
@FunctionalInterface
interface EdgeSource {
    void addEdges(DiagramBuilder diagram);
}
