package dev.slipway.analysis.diagram.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.analysis.diagram.Diagram;
import dev.slipway.analysis.diagram.HideableNodes;
import dev.slipway.analysis.diagram.Subgraph;
import dev.slipway.testing.StackFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayoutTest {
    /** Shapes that touch do not overlap. */
    private static final double TOLERANCE = 0.5;

    static List<Path> stacks() {
        return StackFiles.all();
    }

    private static List<Layout> layouts(Path file) {
        var diagram = Diagram.of(StackFiles.plan(file));
        return HideableNodes.combinations().stream()
                .map(diagram::without)
                .map(Layout::of)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void noLabelsAndNodesOverlapAndNoEdgeCrossesOthersThanItsEnds(Path file) {
        layouts(file).forEach(layout -> {
            assertThat(overlaps(layout)).isEmpty();
            assertThat(crossings(layout)).isEmpty();
            assertThat(shapes(layout).entrySet().stream()
                            .filter(shape -> !new Area(0, 0, layout.width(), layout.height())
                                    .contains(shape.getValue().shrunk(TOLERANCE)))
                            .map(Map.Entry::getKey))
                    .as("outside the drawing")
                    .isEmpty();
        });
    }

    /** Nodes, labels of edges and titles of subgraphs. */
    private static Map<String, Area> shapes(Layout layout) {
        var shapes = new LinkedHashMap<String, Area>();
        layout.nodes().forEach(placed -> shapes.put(placed.node().id(), placed.area()));
        layout.subgraphs()
                .forEach(placed -> shapes.put("title " + placed.subgraph().id(), placed.title()));
        layout.edges().forEach(placed -> placed.label().ifPresent(area -> shapes.put(name(placed), area)));
        return shapes;
    }

    private static String name(PlacedEdge placed) {
        return "%s -> %s".formatted(placed.edge().from(), placed.edge().to());
    }

    private static List<String> overlaps(Layout layout) {
        var shapes = List.copyOf(shapes(layout).entrySet());
        var overlaps = new ArrayList<String>();
        for (var i = 0; i < shapes.size(); i++) {
            for (var j = i + 1; j < shapes.size(); j++) {
                var area = shapes.get(i).getValue().shrunk(TOLERANCE);
                if (area.overlaps(shapes.get(j).getValue().shrunk(TOLERANCE))) {
                    overlaps.add(shapes.get(i).getKey() + " | " + shapes.get(j).getKey());
                }
            }
        }
        return overlaps;
    }

    /** The edges that cross a node, a label or a title that is not theirs, or a subgraph without one of their ends. */
    private static List<String> crossings(Layout layout) {
        var crossings = new ArrayList<String>();
        for (var placed : layout.edges()) {
            var obstacles = new LinkedHashMap<>(shapes(layout));
            layout.subgraphs()
                    .forEach(subgraph -> obstacles.put(subgraph.subgraph().id(), subgraph.area()));
            obstacles.keySet().removeAll(ends(placed, layout));
            obstacles.remove(name(placed));
            obstacles.forEach((obstacle, area) -> {
                for (var i = 1; i < placed.points().size(); i++) {
                    var line = placed.points().get(i - 1).to(placed.points().get(i));
                    if (area.shrunk(TOLERANCE)
                            .overlaps(new Area(line.x(), line.y(), line.width() + 0.01, line.height() + 0.01))) {
                        crossings.add(name(placed) + " crosses " + obstacle);
                        return;
                    }
                }
            });
        }
        return crossings;
    }

    /** The nodes of an edge, and the subgraphs around them. */
    private static List<String> ends(PlacedEdge placed, Layout layout) {
        var parents = Stream.concat(
                        layout.nodes().stream()
                                .map(node ->
                                        Map.entry(node.node().id(), node.node().subgraph())),
                        layout.subgraphs().stream()
                                .map(PlacedSubgraph::subgraph)
                                .map((Subgraph subgraph) -> Map.entry(subgraph.id(), subgraph.parent())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        var ends = new ArrayList<String>();
        Stream.of(placed.edge().from(), placed.edge().to()).forEach(end -> {
            for (var id = end; !id.isEmpty(); id = parents.getOrDefault(id, "")) {
                ends.add(id);
            }
        });
        return ends;
    }
}
