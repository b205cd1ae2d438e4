package dev.slipway.analysis.diagram.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.analysis.diagram.Diagram;
import dev.slipway.analysis.diagram.DiagramEdge;
import dev.slipway.analysis.diagram.Node;
import dev.slipway.analysis.diagram.NodeCategory;
import dev.slipway.analysis.diagram.NodeShape;
import dev.slipway.analysis.diagram.Subgraph;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class DiagramSvgTest {
    private static Node node(String id, String name, NodeCategory category, String subgraph) {
        return new Node(id, "kind", name, NodeShape.DEFAULT, category, subgraph, "");
    }

    private static Document parsed(Diagram diagram) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(DiagramSvg.text(diagram, "shop <dev>"))));
    }

    @Test
    void aDiagramIsWellFormedXmlWithEscapedNames() throws Exception {
        var diagram = new Diagram(
                List.of(new Subgraph("g_vpc", "VPC & more", "")),
                List.of(
                        node("b_one", "</text><script>\u0001", NodeCategory.ENTRY, "g_vpc"),
                        node("b_two", "two", NodeCategory.DATA, "")),
                List.of(new DiagramEdge("b_one", "b_two", List.of("a<b"))));

        var svg = parsed(diagram);

        assertThat(svg.getElementsByTagName("script").getLength()).isZero();
        assertThat(svg.getDocumentElement().getTextContent())
                .contains("shop <dev>", "VPC & more", "</text><script>", "a<b", "load balancer, API, CloudFront");
    }

    @Test
    void theLegendHasTheCategoriesOfTheDiagramAlone() {
        var diagram = new Diagram(List.of(), List.of(node("b_one", "one", NodeCategory.DATA, "")), List.of());

        assertThat(DiagramSvg.text(diagram, "t"))
                .contains("data and secrets")
                .doesNotContain("Lambda function", ".function");
    }

    @Test
    void aDiagramWithoutNodesIsDrawn() throws Exception {
        assertThat(parsed(new Diagram(List.of(), List.of(), List.of()))
                        .getDocumentElement()
                        .getTagName())
                .isEqualTo("svg");
    }

    @Test
    void nodesWithoutEdgesAreInRowsBelowTheOthers() {
        var diagram = new Diagram(
                List.of(new Subgraph(Diagram.UNCONNECTED, "also in the stack", "")),
                List.of(
                        node("b_one", "one", NodeCategory.ENTRY, ""),
                        node("b_two", "two", NodeCategory.DATA, ""),
                        node("b_key", "key", NodeCategory.OTHER, Diagram.UNCONNECTED)),
                List.of(new DiagramEdge("b_one", "b_two", List.of())));

        var layout = Layout.of(diagram);

        var bottom = layout.nodes().get(0).area().bottom();
        assertThat(layout.nodes().get(2).area().y()).isGreaterThan(bottom);
        assertThat(layout.subgraphs()
                        .get(0)
                        .area()
                        .contains(layout.nodes().get(2).area()))
                .isTrue();
    }
}
