package dev.slipway.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanTreeTest {
    private static final Plan PLAN = new Plan(
            "slipway",
            "dev",
            List.of(
                    resource("pulumi:pulumi:Stack", "slipway-dev", "", Map.of()),
                    resource("slipway:network:NewVpc", "network", "slipway-dev", Map.of()),
                    resource("aws:ec2/vpc:Vpc", "network-vpc", "network", Map.of("cidrBlock", "10.0.0.0/16")),
                    resource("aws:ec2/subnet:Subnet", "network-a", "network", Map.of()),
                    resource("aws:ecs/cluster:Cluster", "cluster", "slipway-dev", Map.of())),
            Map.of());

    private static PlannedResource resource(String type, String name, String parent, Map<String, Object> inputs) {
        return new PlannedResource(name, type, name, parent, true, inputs, false, List.of(), List.of());
    }

    @Test
    void childrenAreListedBelowTheirParentsByName() {
        assertThat(PlanTree.lines(PLAN, false, TerminalWidth.UNLIMITED))
                .containsExactly(
                        "     Type                       Name",
                        " +   pulumi:pulumi:Stack        slipway-dev",
                        " +   ├─ aws:ecs:Cluster         cluster",
                        " +   └─ slipway:network:NewVpc  network",
                        " +      ├─ aws:ec2:Subnet       network-a",
                        " +      └─ aws:ec2:Vpc          network-vpc");
    }

    @Test
    void inputsFollowTheirResource() {
        assertThat(PlanTree.lines(PLAN, true, TerminalWidth.UNLIMITED))
                .containsSubsequence(
                        " +      └─ aws:ec2:Vpc          network-vpc",
                        "                 {",
                        "                   \"cidrBlock\": \"10.0.0.0/16\"",
                        "                 }");
    }
}
