package dev.slipway.analysis.diagram.drawing;

import dev.slipway.analysis.diagram.NodeCategory;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Style sheet of a drawing: light colours, and dark ones by the reader's colour scheme or the attribute {@code data-theme}.
 * It has no variables, which some programs that convert SVG do not know.
 */
final class DiagramStyle {
    private static final String ROOT = ".slipway-diagram";

    private DiagramStyle() {}

    static String css(List<NodeCategory> categories) {
        return """
                %1$s text { font-family: Helvetica, Arial, "Liberation Sans", sans-serif; text-rendering: geometricPrecision; }
                %1$s .kind, %1$s .label { font-size: 12px; }
                %1$s .name { font-size: 14px; font-weight: bold; }
                %1$s .title { font-size: 13px; font-weight: bold; }
                %1$s .edge { fill: none; stroke-width: 1.4; }
                %1$s .subgraph rect { stroke-width: 1.2; }
                %1$s .node rect, %1$s .node path { stroke-width: 1.5; }
                %2$s@media (prefers-color-scheme: dark) {
                %3$s}
                %4$s""".formatted(
                        ROOT,
                        colours(ROOT, DiagramColours.LIGHT, categories),
                        colours(ROOT + ":not([data-theme])", DiagramColours.DARK, categories),
                        colours(ROOT + "[data-theme=\"dark\"]", DiagramColours.DARK, categories));
    }

    private static String colours(String root, DiagramColours colours, List<NodeCategory> categories) {
        var common = """
                %1$s .page, %1$s .edge-label rect { fill: %2$s; }
                %1$s .subgraph rect { fill: %3$s; stroke: %4$s; }
                %1$s .edge-label.inner rect { fill: %3$s; }
                %1$s text { fill: %5$s; }
                %1$s .title { fill: %6$s; }
                %1$s .edge { stroke: %7$s; }
                %1$s .arrow { fill: %7$s; }
                """.formatted(
                        root,
                        colours.page(),
                        colours.subgraph(),
                        colours.frame(),
                        colours.text(),
                        colours.title(),
                        colours.edge());
        return categories.stream()
                .map(category -> "%1$s .%2$s rect, %1$s .%2$s path { fill: %3$s; stroke: %4$s; }\n"
                        .formatted(root, category.id(), category.fill(colours.dark()), category.border(colours.dark())))
                .collect(Collectors.joining("", common, ""));
    }
}
