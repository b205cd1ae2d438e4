package dev.slipway.analysis.securitygroup;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.aws.ec2.DefaultSecurityGroup;
import com.pulumi.aws.ec2.DefaultSecurityGroupArgs;
import com.pulumi.aws.ec2.SecurityGroup;
import com.pulumi.aws.ec2.SecurityGroupArgs;
import com.pulumi.aws.ec2.SecurityGroupRuleArgs;
import com.pulumi.aws.ec2.inputs.DefaultSecurityGroupIngressArgs;
import com.pulumi.aws.ec2.inputs.SecurityGroupEgressArgs;
import com.pulumi.aws.ec2.inputs.SecurityGroupIngressArgs;
import com.pulumi.aws.vpc.SecurityGroupEgressRule;
import com.pulumi.aws.vpc.SecurityGroupEgressRuleArgs;
import com.pulumi.aws.vpc.SecurityGroupIngressRule;
import com.pulumi.aws.vpc.SecurityGroupIngressRuleArgs;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.Programs;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecurityGroupRuleTest {
    private Plan plan;

    /** Not in an initializer of the class, for which the program's thread would wait. */
    @BeforeAll
    void planRulesOfEveryType() {
        plan = Programs.plan(context -> program());
    }

    private static void program() {
        var group = new SecurityGroup(
                "inline",
                SecurityGroupArgs.builder()
                        .ingress(SecurityGroupIngressArgs.builder()
                                .protocol("tcp")
                                .fromPort(8000)
                                .toPort(9000)
                                .cidrBlocks("10.0.0.0/8", "0.0.0.0/0")
                                .ipv6CidrBlocks("::/0")
                                .build())
                        .egress(SecurityGroupEgressArgs.builder()
                                .protocol("all")
                                .fromPort(0)
                                .toPort(0)
                                .securityGroups("sg-peer")
                                .build())
                        .build());
        new SecurityGroupIngressRule(
                "rule",
                SecurityGroupIngressRuleArgs.builder()
                        .securityGroupId(group.id())
                        .referencedSecurityGroupId("sg-peer")
                        .ipProtocol("udp")
                        .fromPort(53)
                        .toPort(53)
                        .build());
        new SecurityGroupEgressRule(
                "out",
                SecurityGroupEgressRuleArgs.builder()
                        .securityGroupId(group.id())
                        .cidrIpv6("::/0")
                        .ipProtocol("-1")
                        .build());
        for (var type : List.of("ingress", "egress")) {
            new com.pulumi.aws.ec2.SecurityGroupRule(
                    "older-" + type,
                    SecurityGroupRuleArgs.builder()
                            .securityGroupId("sg-older")
                            .type(type)
                            .protocol("tcp")
                            .fromPort(22)
                            .toPort(22)
                            .sourceSecurityGroupId("sg-peer")
                            .build());
        }
        new DefaultSecurityGroup(
                "default",
                DefaultSecurityGroupArgs.builder()
                        .ingress(DefaultSecurityGroupIngressArgs.builder()
                                .protocol("tcp")
                                .fromPort(443)
                                .toPort(443)
                                .cidrBlocks("203.0.113.0/24")
                                .build())
                        .build());
    }

    private static String text(SecurityGroupRule rule) {
        return "%s %s %s %s".formatted(rule.resource().name(), rule.ports(), rule.cidrs(), rule.peers());
    }

    @Test
    void everyTypeOfIngressRuleCounts() {
        assertThat(SecurityGroupRule.ingress(plan))
                .extracting(SecurityGroupRuleTest::text)
                .containsExactlyInAnyOrder(
                        "inline tcp 8000-9000 [10.0.0.0/8, 0.0.0.0/0, ::/0] []",
                        "rule udp 53 [] [sg-peer]",
                        "older-ingress tcp 22 [] [sg-peer]",
                        "default tcp 443 [203.0.113.0/24] []");
    }

    @Test
    void everyTypeOfEgressRuleCounts() {
        assertThat(SecurityGroupRule.egress(plan))
                .extracting(SecurityGroupRuleTest::text)
                .containsExactlyInAnyOrder(
                        "inline every port [] [sg-peer]",
                        "out every port [::/0] []",
                        "older-egress tcp 22 [] [sg-peer]");
    }

    /** An inline rule and a rule of its own belong to the same group, so that both admit clients of its services. */
    @Test
    void anInlineRuleHasTheIdOfItsGroup() {
        var rules = SecurityGroupRule.ingress(plan);
        var ids = rules.stream()
                .filter(rule ->
                        List.of("inline", "rule").contains(rule.resource().name()))
                .map(SecurityGroupRule::group)
                .distinct();

        assertThat(ids).singleElement().asString().startsWith("sg-");
        assertThat(rules.stream().map(SecurityGroupRule::resource).map(PlannedResource::name))
                .hasSize(4);
    }

    @Test
    void anywhereIsEveryAddressOfAnIpVersion() {
        assertThat(SecurityGroupRule.ingress(plan).stream().flatMap(rule -> rule.anywhere().stream()))
                .containsExactlyInAnyOrder("0.0.0.0/0", "::/0");
    }
}
