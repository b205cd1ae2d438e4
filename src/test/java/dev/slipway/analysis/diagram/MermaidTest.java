package dev.slipway.analysis.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MermaidTest {
    private static Node node(String id, NodeShape shape, String group) {
        return new Node(
                id,
                "kind",
                id.substring(2),
                shape,
                shape == NodeShape.STORE ? NodeCategory.DATA : NodeCategory.CONTAINER,
                group,
                "");
    }

    @Test
    void subgraphsAreNestedAndShapesAndClassesShowTheKindOfANode() {
        var diagram = new Diagram(
                List.of(new Subgraph("g_vpc", "VPC", ""), new Subgraph("g_private", "private", "g_vpc")),
                List.of(
                        node("x_callers", NodeShape.EXTERNAL, ""),
                        node("b_orders", NodeShape.DEFAULT, "g_private"),
                        node("b_table", NodeShape.STORE, "")),
                List.of(
                        new DiagramEdge("x_callers", "b_orders", List.of()),
                        new DiagramEdge("b_orders", "b_table", List.of("a", "b", "c", "d", "e"))));

        assertThat(Mermaid.text(diagram)).isEqualTo("""
                ---
                config:
                  layout: elk
                ---
                flowchart LR
                    subgraph g_vpc ["VPC"]
                        subgraph g_private ["private"]
                            b_orders["kind<br/>orders"]:::container
                        end
                    end
                    x_callers(["kind<br/>callers"]):::container
                    b_table[("kind<br/>table")]:::data
                    x_callers --> b_orders
                    b_orders -->|"a<br/>b<br/>c<br/>and 2 more"| b_table
                    classDef container fill:#ffead6,stroke:#b5651d,color:#1b2430
                    classDef data fill:#dfeafd,stroke:#3a6fc4,color:#1b2430
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "orders-api, 10.0.0.0/16 | orders-api, 10.0.0.0/16",
                "\"quoted\" | #34;quoted#34;",
                "<script>alert(1)</script> | #60;script#62;alert(1)#60;/script#62;",
                "`code` %%{init}%% | #96;code#96; #37;#37;#123;init#125;#37;#37;",
                "a#quot;b & c | a#35;quot#59;b #38; c",
                "/* _x_ | /#42; #95;x#95;",
                "a\\b | a#92;b"
            })
    void syntaxCharactersOfMermaidAreEscaped(String text, String escaped) {
        assertThat(Mermaid.escaped(text)).isEqualTo(escaped);
    }

    @Test
    void aLineBreakIsASpace() {
        assertThat(Mermaid.escaped("a\n    end\nb")).isEqualTo("a end b");
    }

    @ParameterizedTest
    @CsvSource({"end, b_end", "orders-image, b_orders_image", "api.example.com, b_api_example_com"})
    void noIdIsAWordOfMermaid(String name, String id) {
        assertThat(Node.id("b", name)).isEqualTo(id);
    }
}
