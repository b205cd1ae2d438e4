package dev.slipway.analysis.diagram.drawing;

import dev.slipway.analysis.diagram.Diagram;
import dev.slipway.analysis.diagram.DiagramEdge;
import dev.slipway.analysis.diagram.Node;
import dev.slipway.analysis.diagram.NodeCategory;
import dev.slipway.analysis.diagram.Subgraph;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.math.KVector;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.options.SizeConstraint;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkShape;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Layered layout of the connected nodes of a diagram by the <a href="https://eclipse.dev/elk/">Eclipse Layout Kernel</a>:
 * from left to right, with orthogonal edges and space for the labels of edges.
 */
final class ElkLayout {
    private static final double NODE_SPACING = 28;
    private static final double LAYER_SPACING = 40;
    private static final double EDGE_SPACING = 14;
    private static final int REQUEST_PRIORITY = 10;

    static {
        LayoutMetaDataService.getInstance()
                .registerLayoutMetaDataProviders(new CoreOptions(), new LayeredMetaDataProvider());
    }

    private final Diagram diagram;
    private final ElkNode root = ElkGraphUtil.createGraph();
    private final Map<String, ElkNode> shapes = new LinkedHashMap<>();
    private final Map<DiagramEdge, ElkEdge> edges = new LinkedHashMap<>();

    private ElkLayout(Diagram diagram) {
        this.diagram = diagram;
    }

    /** The layout of the nodes that are not in the subgraph of nodes without edges. */
    static Layout of(Diagram diagram) {
        var layout = new ElkLayout(diagram);
        layout.build();
        new RecursiveGraphLayoutEngine().layout(layout.root, new BasicProgressMonitor());
        return layout.read();
    }

    private void build() {
        root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        root.setProperty(CoreOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
        root.setProperty(LayeredOptions.PADDING, new ElkPadding(0));
        configure(root);
        diagram.subgraphs().stream()
                .filter(subgraph -> !subgraph.id().equals(Diagram.UNCONNECTED))
                .forEach(this::add);
        diagram.nodes().stream()
                .filter(node -> !node.subgraph().equals(Diagram.UNCONNECTED))
                .forEach(this::add);
        diagram.edges().forEach(this::add);
    }

    private static void configure(ElkNode graph) {
        graph.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
        graph.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        graph.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE, NODE_SPACING);
        graph.setProperty(LayeredOptions.SPACING_EDGE_NODE, EDGE_SPACING);
        graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE, EDGE_SPACING);
        graph.setProperty(LayeredOptions.SPACING_EDGE_LABEL, EDGE_SPACING / 2);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, LAYER_SPACING);
        graph.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, EDGE_SPACING);
        graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, EDGE_SPACING);
    }

    private void add(Subgraph subgraph) {
        var shape = ElkGraphUtil.createNode(shapes.getOrDefault(subgraph.parent(), root));
        configure(shape);
        shape.setProperty(
                LayeredOptions.PADDING,
                new ElkPadding(
                        PlacedSubgraph.TITLE_HEIGHT,
                        PlacedSubgraph.PADDING,
                        PlacedSubgraph.PADDING,
                        PlacedSubgraph.PADDING));
        shape.setProperty(LayeredOptions.NODE_SIZE_CONSTRAINTS, EnumSet.of(SizeConstraint.MINIMUM_SIZE));
        shape.setProperty(LayeredOptions.NODE_SIZE_MINIMUM, new KVector(PlacedSubgraph.minWidth(subgraph), 0));
        shapes.put(subgraph.id(), shape);
    }

    private void add(Node node) {
        var shape = ElkGraphUtil.createNode(shapes.getOrDefault(node.subgraph(), root));
        var size = new NodeText(node);
        shape.setDimensions(size.width(), size.height());
        shapes.put(node.id(), shape);
    }

    private void add(DiagramEdge edge) {
        var shape = ElkGraphUtil.createSimpleEdge(shapes.get(edge.from()), shapes.get(edge.to()));
        if (!edge.labels().isEmpty()) {
            var text = TextBlock.edgeLabel(edge.shownLabels());
            var label = ElkGraphUtil.createLabel(String.join(" ", text.lines()), shape);
            label.setDimensions(text.width() + 2 * Layout.LABEL_PADDING, text.height() + 2 * Layout.LABEL_PADDING);
            label.setProperty(LayeredOptions.EDGE_LABELS_INLINE, true);
        }
        if (isRequest(edge)) {
            shape.setProperty(LayeredOptions.PRIORITY_DIRECTION, REQUEST_PRIORITY);
        }
        edges.put(edge, shape);
    }

    /**
     * True for requests to tasks, which go from left to right: in a circle of edges, one of the others goes back. A circle is
     * common, because the public subnets have load balancers and NAT gateways.
     */
    private boolean isRequest(DiagramEdge edge) {
        return category(edge.from()) == NodeCategory.ENTRY && category(edge.to()) == NodeCategory.CONTAINER;
    }

    private NodeCategory category(String id) {
        return diagram.nodes().stream()
                .filter(node -> node.id().equals(id))
                .map(Node::category)
                .findFirst()
                .orElse(NodeCategory.OTHER);
    }

    private Layout read() {
        var nodes = diagram.nodes().stream()
                .filter(node -> shapes.containsKey(node.id()))
                .map(node -> new PlacedNode(node, area(shapes.get(node.id()))))
                .toList();
        var subgraphs = diagram.subgraphs().stream()
                .filter(subgraph -> shapes.containsKey(subgraph.id()))
                .map(subgraph -> new PlacedSubgraph(subgraph, area(shapes.get(subgraph.id()))))
                .toList();
        return new Layout(
                root.getWidth(),
                root.getHeight(),
                subgraphs,
                nodes,
                edges.entrySet().stream()
                        .map(entry -> placed(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static PlacedEdge placed(DiagramEdge edge, ElkEdge shape) {
        var origin = area(shape.getContainingNode());
        var points = new ArrayList<EdgePoint>();
        for (var section : shape.getSections()) {
            points.add(point(section.getStartX(), section.getStartY(), origin));
            section.getBendPoints().forEach(bend -> points.add(point(bend.getX(), bend.getY(), origin)));
            points.add(point(section.getEndX(), section.getEndY(), origin));
        }
        Optional<Area> label =
                shape.getLabels().stream().findFirst().map(text -> own(text).moved(origin.x(), origin.y()));
        return new PlacedEdge(edge, List.copyOf(points), label);
    }

    private static EdgePoint point(double x, double y, Area origin) {
        return new EdgePoint(x + origin.x(), y + origin.y());
    }

    /** The area of a node in the whole drawing: positions are relative to the parent. */
    private static Area area(ElkNode node) {
        var area = own(node);
        for (var parent = node.getParent(); parent != null; parent = parent.getParent()) {
            area = area.moved(parent.getX(), parent.getY());
        }
        return area;
    }

    private static Area own(ElkShape shape) {
        return new Area(shape.getX(), shape.getY(), shape.getWidth(), shape.getHeight());
    }
}
