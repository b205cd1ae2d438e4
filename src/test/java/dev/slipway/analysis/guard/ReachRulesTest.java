package dev.slipway.analysis.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.aws.ec2.SecurityGroup;
import com.pulumi.aws.ec2.SecurityGroupArgs;
import com.pulumi.aws.ec2.SecurityGroupRule;
import com.pulumi.aws.ec2.SecurityGroupRuleArgs;
import com.pulumi.aws.ec2.inputs.SecurityGroupIngressArgs;
import com.pulumi.aws.ecs.Service;
import com.pulumi.aws.ecs.ServiceArgs;
import com.pulumi.aws.ecs.inputs.ServiceNetworkConfigurationArgs;
import com.pulumi.aws.sfn.StateMachine;
import com.pulumi.aws.sfn.StateMachineArgs;
import com.pulumi.aws.vpc.SecurityGroupIngressRule;
import com.pulumi.aws.vpc.SecurityGroupIngressRuleArgs;
import com.pulumi.resources.CustomResourceOptions;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReachRulesTest {
    @Test
    void aPortOpenToEveryAddressIsABreach() {
        assertThat(Breaches.of(ReachRules.OPEN_INGRESS, ctx -> {
                    rule("db-v4", "0.0.0.0/0", 3306, 3306, CustomResourceOptions.Empty);
                    new SecurityGroupIngressRule(
                            "db-v6",
                            SecurityGroupIngressRuleArgs.builder()
                                    .securityGroupId("sg-1")
                                    .cidrIpv6("::/0")
                                    .ipProtocol("-1")
                                    .build());
                }))
                .containsExactly(
                        "db-v4 opens tcp 3306 to 0.0.0.0/0: admit a security group or named address blocks",
                        "db-v6 opens every port to ::/0: admit a security group or named address blocks");
    }

    @Test
    void inlineRulesCount() {
        assertThat(Breaches.of(
                        ReachRules.OPEN_INGRESS,
                        ctx -> new SecurityGroup(
                                "tasks",
                                SecurityGroupArgs.builder()
                                        .ingress(SecurityGroupIngressArgs.builder()
                                                .protocol("tcp")
                                                .fromPort(8000)
                                                .toPort(9000)
                                                .cidrBlocks("10.0.0.0/8", "0.0.0.0/0")
                                                .ipv6CidrBlocks("::/0")
                                                .build())
                                        .build())))
                .containsExactly(
                        "tasks opens tcp 8000-9000 to 0.0.0.0/0 and ::/0: admit a security group or named address blocks");
    }

    @Test
    void theOlderRuleTypeOfTheProviderCounts() {
        assertThat(Breaches.of(ReachRules.OPEN_INGRESS, ctx -> List.of("ingress", "egress")
                        .forEach(type -> new SecurityGroupRule(
                                "old-" + type,
                                SecurityGroupRuleArgs.builder()
                                        .securityGroupId("sg-1")
                                        .type(type)
                                        .protocol("tcp")
                                        .fromPort(22)
                                        .toPort(22)
                                        .cidrBlocks("0.0.0.0/0")
                                        .build()))))
                .containsExactly(
                        "old-ingress opens tcp 22 to 0.0.0.0/0: admit a security group or named address blocks");
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 443})
    void aBalancersWebPortsMayBeOpen(int port) {
        assertThat(Breaches.of(
                        ReachRules.OPEN_INGRESS,
                        ctx -> rule(
                                "edge-http",
                                "0.0.0.0/0",
                                port,
                                port,
                                Breaches.childOf("slipway:balancer:LoadBalancer", "edge"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"8080, 8080, tcp 8080", "80, 443, tcp 80-443"})
    void aBalancersOtherPortsMayNot(int from, int to, String ports) {
        assertThat(Breaches.of(
                        ReachRules.OPEN_INGRESS,
                        ctx -> rule(
                                "edge-admin",
                                "0.0.0.0/0",
                                from,
                                to,
                                Breaches.childOf("slipway:balancer:LoadBalancer", "edge"))))
                .containsExactly("edge-admin opens %s to 0.0.0.0/0: admit a security group or named address blocks"
                        .formatted(ports));
    }

    @Test
    void namedAddressBlocksAreNoBreach() {
        assertThat(Breaches.of(
                        ReachRules.OPEN_INGRESS,
                        ctx -> rule("vpn", "198.51.100.0/24", 8443, 8443, CustomResourceOptions.Empty)))
                .isEmpty();
    }

    @Test
    void aPublicServiceOpenToEveryAddressIsWarnedOfOnly() {
        var rules = List.of(ReachRules.OPEN_INGRESS, ReachRules.PUBLIC_SERVICE_OPEN);

        assertThat(rules.stream()
                        .flatMap(rule -> Breaches.of(
                                rule,
                                ctx -> rule(
                                        "tunnel-public",
                                        "0.0.0.0/0",
                                        8443,
                                        8443,
                                        Breaches.childOf("slipway:service:Service", "tunnel")))
                                .stream()))
                .containsExactly("tunnel-public opens tcp 8443 of a service to 0.0.0.0/0:"
                        + " name the address blocks of its users in allowCidrs");
    }

    @Test
    void aServiceWithEveryPortOpenIsABreach() {
        assertThat(Breaches.of(
                        ReachRules.OPEN_INGRESS,
                        ctx -> rule(
                                "tunnel-public",
                                "0.0.0.0/0",
                                0,
                                65535,
                                Breaches.childOf("slipway:service:Service", "tunnel"))))
                .containsExactly(
                        "tunnel-public opens tcp 0-65535 to 0.0.0.0/0: admit a security group or named address blocks");
    }

    @Test
    void aPublicServiceWithAnAllowListIsNotWarnedOf() {
        assertThat(Breaches.of(
                        ReachRules.PUBLIC_SERVICE_OPEN,
                        ctx -> rule(
                                "tunnel-public",
                                "198.51.100.7/32",
                                8443,
                                8443,
                                Breaches.childOf("slipway:service:Service", "tunnel"))))
                .isEmpty();
    }

    @Test
    void tasksWithUnusedPublicAddressesAreABreach() {
        assertThat(Breaches.of(ReachRules.TASK_PUBLIC_ADDRESS, ctx -> {
                    var group = new SecurityGroup("orders-tasks");
                    new SecurityGroupIngressRule(
                            "orders-from-balancer",
                            SecurityGroupIngressRuleArgs.builder()
                                    .securityGroupId(group.id())
                                    .referencedSecurityGroupId("sg-2")
                                    .ipProtocol("tcp")
                                    .fromPort(8080)
                                    .toPort(8080)
                                    .build());
                    service("orders", group, true);
                }))
                .containsExactly("orders gives its tasks public addresses, but admits no address from outside:"
                        + " remove assignPublicIp, and set network.nat or network.endpoints for outbound access");
    }

    @Test
    void tasksOfAJobWithPublicAddressesAreABreach() {
        assertThat(Breaches.of(ReachRules.TASK_PUBLIC_ADDRESS, ctx -> List.of("ENABLED", "DISABLED")
                        .forEach(address -> new StateMachine(
                                address.toLowerCase(Locale.ROOT),
                                StateMachineArgs.builder()
                                        .roleArn("arn:aws:iam::123456789012:role/job")
                                        .definition("{\"AssignPublicIp\":\"%s\"}".formatted(address))
                                        .build()))))
                .containsExactly("enabled gives its tasks public addresses, but admits no address from outside:"
                        + " remove assignPublicIp, and set network.nat or network.endpoints for outbound access");
    }

    @Test
    void tasksOfAPublicServiceMayHavePublicAddresses() {
        assertThat(Breaches.of(ReachRules.TASK_PUBLIC_ADDRESS, ctx -> {
                    var group = new SecurityGroup("tunnel-tasks");
                    new SecurityGroupIngressRule(
                            "tunnel-public",
                            SecurityGroupIngressRuleArgs.builder()
                                    .securityGroupId(group.id())
                                    .cidrIpv4("198.51.100.7/32")
                                    .ipProtocol("tcp")
                                    .fromPort(8443)
                                    .toPort(8443)
                                    .build());
                    service("tunnel", group, true);
                    service("worker", new SecurityGroup("worker-tasks"), false);
                }))
                .isEmpty();
    }

    private static void rule(String name, String cidr, int from, int to, CustomResourceOptions options) {
        new SecurityGroupIngressRule(
                name,
                SecurityGroupIngressRuleArgs.builder()
                        .securityGroupId("sg-1")
                        .cidrIpv4(cidr)
                        .ipProtocol("tcp")
                        .fromPort(from)
                        .toPort(to)
                        .build(),
                options);
    }

    private static void service(String name, SecurityGroup group, boolean publicIp) {
        new Service(
                name,
                ServiceArgs.builder()
                        .networkConfiguration(ServiceNetworkConfigurationArgs.builder()
                                .subnets("subnet-1")
                                .securityGroups(group.id().applyValue(List::of))
                                .assignPublicIp(publicIp)
                                .build())
                        .build());
    }
}
