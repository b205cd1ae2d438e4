package dev.slipway.analysis.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.DiagramPlan;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DiagramTest {
    @Test
    void componentsAreNodesAndTheirChildrenAreNot() {
        var diagram = new DiagramPlan()
                .component("service:Service", "orders")
                .resource("aws:ecs/service:Service", "orders-service", Map.of())
                .component("gateway:NewThing", "thing")
                .resource("aws:new/thing:Thing", "new-thing", Map.of())
                .diagram();

        assertThat(diagram.nodes())
                .extracting(node -> node.name() + ": " + node.kind())
                .containsExactly("orders: Fargate service", "thing: new thing");
    }

    @Test
    void namesThatDifferOnlyInPunctuationAreTwoNodes() {
        var diagram = new DiagramPlan()
                .component("storage:Bucket", "a-b")
                .resource("aws:s3/bucketV2:BucketV2", "one", Map.of())
                .component("storage:Bucket", "a.b")
                .resource("aws:s3/bucketV2:BucketV2", "two", Map.of())
                .diagram();

        assertThat(diagram.nodes()).extracting(Node::id).containsExactly("b_a_b", "b_a_b_");
    }

    @Test
    void aComponentWithoutResourcesIsNoNode() {
        assertThat(new DiagramPlan()
                        .component("network:VpcEndpoints", "endpoints")
                        .diagram()
                        .nodes())
                .isEmpty();
    }

    @Test
    void nodesWithoutEdgesAreGrouped() {
        var diagram = new DiagramPlan()
                .component("key:Key", "encryption")
                .resource("aws:kms/key:Key", "key", Map.of())
                .diagram();

        assertThat(diagram.nodes()).extracting(Node::subgraph).containsExactly(Diagram.UNCONNECTED);
        assertThat(diagram.subgraphs()).containsExactly(new Subgraph(Diagram.UNCONNECTED, "also in the stack", ""));
    }

    @Test
    void inAnExistingVpcOnlyTasksWithPublicAddressesAreInPublicSubnets() {
        var diagram = new DiagramPlan()
                .component("service:Service", "open")
                .resource("aws:ecs/service:Service", "a", task(true))
                .component("service:Service", "closed")
                .resource("aws:ecs/service:Service", "b", task(false))
                .diagram();

        assertThat(diagram.subgraphs())
                .extracting(Subgraph::label)
                .containsExactly("VPC that exists", "public subnets", "private subnets");
        assertThat(diagram.nodes())
                .extracting(node -> node.name() + " in " + node.subgraph())
                .containsExactly("open in g_public_subnets", "closed in g_private_subnets");
    }

    private static Map<String, Object> task(boolean address) {
        return Map.of(
                "networkConfiguration", Map.of("assignPublicIp", address, "subnets", List.of("subnet-of-others")));
    }

    @Test
    void hiddenNodesAreOmittedWithTheirEdgesAndEmptySubgraphs() {
        var node = new Node("b_web", "Fargate service", "web", NodeShape.DEFAULT, NodeCategory.CONTAINER, "", "");
        var endpoint = new Node("b_s3", "VPC endpoints", "s3", NodeShape.DEFAULT, NodeCategory.ENDPOINT, "g_inner", "");
        var registry = new Node("b_image", "ECR repository", "i", NodeShape.STORE, NodeCategory.REGISTRY, "", "");
        var edge = new DiagramEdge("b_web", "b_image", List.of("pulls"));
        var diagram = new Diagram(
                List.of(new Subgraph("g_vpc", "VPC", ""), new Subgraph("g_inner", "subnets", "g_vpc")),
                List.of(node, endpoint, registry),
                List.of(new DiagramEdge("b_web", "b_s3", List.of()), edge));

        assertThat(diagram.without(Set.of())).isEqualTo(diagram);
        assertThat(diagram.without(Set.of(HideableNodes.ENDPOINTS)))
                .isEqualTo(new Diagram(List.of(), List.of(node, registry), List.of(edge)));
        assertThat(diagram.without(Set.of(HideableNodes.values())))
                .isEqualTo(new Diagram(List.of(), List.of(node), List.of()));
    }
}
