package dev.slipway.analysis.diagram.drawing;

import dev.slipway.analysis.diagram.Diagram;
import dev.slipway.analysis.diagram.Html;
import dev.slipway.analysis.diagram.NodeCategory;
import java.util.List;
import java.util.Locale;

/**
 * A diagram as SVG, with a legend of the categories of its nodes. The file contains its styles and loads nothing; its colours
 * follow the reader's colour scheme.
 */
public final class DiagramSvg {
    private static final double MARGIN = 20;

    private final Layout layout;
    private final StringBuilder svg = new StringBuilder();

    private DiagramSvg(Layout layout) {
        this.layout = layout;
    }

    /** The SVG of a diagram. Equal diagrams have equal texts. */
    public static String text(Diagram diagram, String title) {
        var drawing = new DiagramSvg(Layout.of(diagram));
        drawing.add(title);
        return drawing.svg.toString();
    }

    private void add(String title) {
        var legend = Legend.of(categories(), layout.width(), layout.height());
        var width = Math.max(layout.width(), legend.width()) + 2 * MARGIN;
        var height = legend.bottom() + 2 * MARGIN;
        append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"slipway-diagram\" role=\"img\" width=\"%1$.0f\""
                        + " height=\"%2$.0f\" viewBox=\"0 0 %1$.0f %2$.0f\">\n",
                Math.ceil(width), Math.ceil(height));
        svg.append("<title>").append(escaped(title)).append("</title>\n<style>\n");
        svg.append(DiagramStyle.css(categories())).append("</style>\n");
        svg.append("<rect class=\"page\" width=\"100%\" height=\"100%\"/>\n");
        append("<g transform=\"translate(%1$.0f %1$.0f)\">\n", MARGIN);
        layout.subgraphs().forEach(this::add);
        layout.edges().forEach(this::add);
        layout.nodes().forEach(this::add);
        layout.edges().forEach(this::addLabel);
        legend.rows().forEach(this::add);
        svg.append("</g>\n</svg>\n");
    }

    private List<NodeCategory> categories() {
        return layout.nodes().stream()
                .map(placed -> placed.node().category())
                .distinct()
                .sorted()
                .toList();
    }

    private void add(PlacedSubgraph placed) {
        var title = placed.title();
        append("<g class=\"subgraph\">%s", rectangle(placed.area(), 8));
        addText(TextBlock.title(placed.subgraph().label()), title.x(), title.y(), false);
        svg.append("</g>\n");
    }

    private void add(PlacedNode placed) {
        var node = placed.node();
        var area = placed.area();
        var text = new NodeText(node);
        append(
                "<g class=\"node %s\" data-node=\"%s\">%s",
                node.category().id(), escaped(node.id()), NodePath.of(node.shape(), area));
        var center = area.x() + area.width() / 2;
        addText(text.kind(), center, area.y() + text.top(), true);
        addText(text.name(), center, area.y() + text.top() + text.kind().height(), true);
        svg.append("</g>\n");
    }

    private void add(PlacedEdge placed) {
        append(
                "<path class=\"edge\" data-from=\"%s\" data-to=\"%s\" d=\"%s\"/><path class=\"arrow\" d=\"%s\"/>\n",
                escaped(placed.edge().from()),
                escaped(placed.edge().to()),
                EdgePath.line(placed.points()),
                EdgePath.arrow(placed.points()));
    }

    private void addLabel(PlacedEdge placed) {
        placed.label().ifPresent(area -> {
            append("<g class=\"edge-label%s\">%s", isInSubgraph(area) ? " inner" : "", rectangle(area, 3));
            var text = TextBlock.edgeLabel(placed.edge().shownLabels());
            addText(text, area.x() + area.width() / 2, area.y() + Layout.LABEL_PADDING, true);
            svg.append("</g>\n");
        });
    }

    private boolean isInSubgraph(Area area) {
        return layout.subgraphs().stream().anyMatch(placed -> placed.area().contains(area));
    }

    private void add(LegendRow row) {
        var area = row.swatch();
        append("<g class=\"legend\"><g class=\"node %s\">%s</g>", row.category().id(), rectangle(area, 3));
        addText(row.text(), area.right() + Legend.GAP, area.y() - 1, false);
        svg.append("</g>\n");
    }

    private static String rectangle(Area area, double radius) {
        return format(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"%.0f\"/>",
                area.x(), area.y(), area.width(), area.height(), radius);
    }

    /** Adds lines of text; each has the width that the layout assumes, in every font. */
    private void addText(TextBlock text, double x, double y, boolean centered) {
        var baseline = y + text.size();
        for (var line : text.lines()) {
            append(
                    "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\"%s textLength=\"%.1f\" lengthAdjust=\"spacingAndGlyphs\">%s</text>",
                    text.style(),
                    x,
                    baseline,
                    centered ? " text-anchor=\"middle\"" : "",
                    text.width(line),
                    escaped(line));
            baseline += text.lineHeight();
        }
    }

    private void append(String format, Object... values) {
        svg.append(format(format, values));
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** Escapes a text for XML, which does not allow control characters. */
    private static String escaped(String text) {
        return Html.escaped(text.replaceAll("\\p{Cntrl}", " "));
    }
}
