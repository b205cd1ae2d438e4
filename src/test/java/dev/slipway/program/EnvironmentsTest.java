package dev.slipway.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.exceptions.RunException;
import dev.slipway.App;
import dev.slipway.base.Json;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.BuildFolders;
import dev.slipway.testing.TestStack;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans of a stack that shares an environment, and of stacks that use it. */
class EnvironmentsTest {
    private static final String WEB = """
            environment: {of: shop/base}
            services: {web: {image: nginx:1, port: 80, architecture: x86_64, connects: [{service: stock, of: inventory}]}}
            """;

    private static final String FACTS = "inventory: inventory.json, shop/base: base.json";

    private static final Map<String, Object> ENVIRONMENT = Map.of(
            "container_insights", "disabled",
            "vpc_id", "vpc-0123456789abcdef0",
            "public_subnet_ids", List.of("subnet-0123456789abcdef0"),
            "private_subnet_ids", List.of("subnet-0123456789abcdef1"),
            "cluster_arn", "arn:aws:ecs:eu-west-1:111122223333:cluster/shop-base-cluster",
            "namespace_arn", "arn:aws:servicediscovery:eu-west-1:111122223333:namespace/ns-0123456789abcdef0",
            "key_arn", "arn:aws:kms:eu-west-1:111122223333:key/01234567-89ab-cdef-0123-456789abcdef",
            "export_name", "shop-base-environment",
            "listener_arns",
                    Map.of(
                            "balancer",
                            "arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/shared/0123456789abcdef/fedcba9876543210"));

    @TempDir
    Path folder;

    private Plan plan(String stack) {
        return App.preflight(TestStack.configIn(folder, stack)).plan();
    }

    /** A stack file whose outputs of other stacks are in files. */
    private Plan planWithFiles(Object base, Object inventory) {
        BuildFolders.write(folder, "base.json", Json.compact(base));
        BuildFolders.write(folder, "inventory.json", Json.compact(inventory));
        return plan(WEB.replace("{of: shop/base}", "{of: shop/base, outputs: {%s}}".formatted(FACTS)));
    }

    private void assertRefused(String message, Object base, Object inventory) {
        assertThatThrownBy(() -> planWithFiles(base, inventory))
                .isInstanceOf(RunException.class)
                .hasMessage(message);
    }

    private static Map<String, Object> base(Map<String, Object> environment) {
        return Map.of("environment", environment, "vpc_id", "vpc-0123456789abcdef0");
    }

    private static Map<String, Object> inventory(Map<String, Object> ports) {
        return Map.of(
                "discoverable_services",
                Map.of("stock", Map.of("security_group_id", "sg-0123456789abcdef0", "ports", ports)));
    }

    @Test
    void aSharedEnvironmentHasLoadBalancersAKeyAndANamespaceWithoutAService() {
        var plan = plan("environment: {shares: [balancer, internal]}\nalarms: {email: ops@example.com}");

        assertThat(plan.ofType("aws:lb/listener:Listener"))
                .extracting(PlannedResource::name)
                .containsExactlyInAnyOrder("balancer-http-listener", "private-http-listener");
        assertThat(plan.named("names-namespace").text("name")).isEqualTo("slipway-test-names");
        assertThat(plan.named("encryption-key").text("policy"))
                .contains("cloudwatch.amazonaws.com", "sns.amazonaws.com", "events.amazonaws.com");
        assertThat(((Map<?, ?>) plan.outputs().get("environment"))
                        .keySet().stream().map(Object::toString))
                .containsExactlyInAnyOrder(
                        "alarm_topic_arn",
                        "cluster_arn",
                        "container_insights",
                        "export_name",
                        "key_arn",
                        "listener_arns",
                        "namespace_arn",
                        "private_subnet_ids",
                        "public_subnet_ids",
                        "vpc_id");
    }

    /** {@code pulumi destroy} deletes it first, and ends there while it is in use. */
    @Test
    void theExportDependsOnAllSharedResources() {
        var plan = plan("environment: {shares: [balancer]}\ndomain: {zone: example.org, host: shop}");

        var export = plan.named("environment-export");
        assertThat(export.text("name")).isEqualTo("slipway-test-environment");
        assertThat(export.text("templateBody"))
                .matches(
                        ".*\"Export\":\\{\"Name\":\"slipway-test-environment\"},\"Value\":\"[0-9a-f]{8,16}\".*|.*\"Value\":\"[0-9a-f]{8,16}\",\"Export\":\\{\"Name\":\"slipway-test-environment\"}.*");
        assertThat(export.dependencies().stream().map(urn -> urn.substring(urn.lastIndexOf(':') + 1)))
                .contains(
                        "network-vpc",
                        "network-private-a",
                        "network-nat-a",
                        "cluster-cluster",
                        "names-namespace",
                        "balancer-alb",
                        "balancer-https-listener",
                        "encryption-key");
    }

    /** AWS refuses to change an export that is in use. */
    @Test
    void theExportChangesWithTheVpcAndNotWithWhatIsAdded() {
        var network = "network: {existing: {vpcId: %s, privateSubnetIds: [subnet-0123456789abcdef0%s]}}\n";
        var export = plan("environment: {shares: []}\n" + network.formatted("vpc-0123456789abcdef0", ""));
        var added = plan("environment: {shares: [internal]}\n"
                + network.formatted("vpc-0123456789abcdef0", ", subnet-0123456789abcdef1")
                + "alarms: {email: ops@example.com}\ncluster: {insights: disabled}");
        var replaced = plan("environment: {shares: []}\n" + network.formatted("vpc-0123456789abcdef1", ""));

        assertThat(added.named("environment-export").text("templateBody"))
                .isEqualTo(export.named("environment-export").text("templateBody"));
        assertThat(replaced.named("environment-export").text("templateBody"))
                .isNotEqualTo(export.named("environment-export").text("templateBody"));
    }

    @Test
    void aStackThatUsesAnEnvironmentHasItsResourcesFromTheOutputsOfTheOther() {
        var plan = planWithFiles(base(ENVIRONMENT), inventory(Map.of("(main)", "10080")));

        assertThat(plan.ofType("aws:ec2/vpc:Vpc")).isEmpty();
        assertThat(plan.ofType("aws:ecs/cluster:Cluster")).isEmpty();
        assertThat(plan.ofType("aws:lb/loadBalancer:LoadBalancer")).isEmpty();
        assertThat(plan.named("web-service").text("cluster")).isEqualTo(ENVIRONMENT.get("cluster_arn"));
        assertThat(plan.named("web-service").text("serviceConnectConfiguration.namespace"))
                .isEqualTo(ENVIRONMENT.get("namespace_arn"));
        assertThat(plan.named("web-task-logs").text("kmsKeyId")).isEqualTo(ENVIRONMENT.get("key_arn"));
        assertThat(plan.named("balancer-web-tg").text("vpcId")).isEqualTo("vpc-0123456789abcdef0");
        assertThat(plan.named("balancer-web-rule-any").text("listenerArn")).contains("listener/app/shared/");
        assertThat(plan.named("cluster-import").text("templateBody"))
                .contains("{\"Fn::ImportValue\":\"shop-base-environment\"}");
        assertThat(plan.named("web-service").dependencies()).anyMatch(urn -> urn.endsWith("::cluster-import"));
    }

    @Test
    void onlyTheTasksOfTheCallerMayConnectToAServiceOfAnotherStack() {
        var rule = planWithFiles(base(ENVIRONMENT), inventory(Map.of("(main)", "10080")))
                .named("stock-of-inventory-from-service-web-10080");

        assertThat(rule.text("securityGroupId")).isEqualTo("sg-0123456789abcdef0");
        assertThat(rule.text("fromPort")).isEqualTo("10080");
        assertThat(rule.text("toPort")).isEqualTo("10080");
        assertThat(rule.text("description")).isEqualTo("From service-web of slipway-test");
        assertThat(rule.dependencies()).anyMatch(urn -> urn.endsWith("::web-tasks-sg"));
    }

    @Test
    void alarmsGoToTheTopicOfTheEnvironmentUnlessTheStackHasAnAddress() {
        var topic = "arn:aws:sns:eu-west-1:111122223333:shop-base-alarms";
        var alarmed = new HashMap<>(ENVIRONMENT);
        alarmed.put("alarm_topic_arn", topic);

        assertThat(planWithFiles(base(alarmed), inventory(Map.of("(main)", "10080")))
                        .named("web-alarms-cpu")
                        .text("alarmActions"))
                .contains(topic);
        assertThat(plan(WEB + "alarms: {email: own@example.com}").ofType("aws:sns/topic:Topic"))
                .hasSize(1);
    }

    @Test
    void aPlanWithoutFilesHasStandIns() {
        var plan = plan(WEB);

        assertThat(plan.named("web-service").text("cluster"))
                .isEqualTo("arn:aws:ecs:eu-west-1:123456789012:cluster/base-cluster");
        assertThat(plan.named("stock-of-inventory-from-service-web-10080").text("securityGroupId"))
                .isEqualTo("sg-0e5f0000000000000");
    }

    @Test
    void aServiceBehindBothSharedLoadBalancersHasRulesOnEach() {
        var plan = plan(WEB.replace("port: 80,", "port: 80, ingress: [balancer, internal],"));

        assertThat(plan.ofType("aws:lb/listenerRule:ListenerRule"))
                .extracting(rule -> rule.text("listenerArn").replaceAll(".*listener/app/([^/]*)/.*", "$1"))
                .containsExactlyInAnyOrder("shared-balancer", "shared-internal");
        assertThat(plan.ofType("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule"))
                .extracting(PlannedResource::name)
                .containsExactlyInAnyOrder(
                        "balancer-web-to-tasks-80", "private-web-to-tasks-80", "web-tasks-to-anywhere");
    }

    @Test
    void anEnvironmentWithoutTheLoadBalancerOfAServiceIsRefused() {
        var closed = new HashMap<>(ENVIRONMENT);
        closed.put("listener_arns", Map.of());

        assertRefused(
                "slipway:environment.of = shop/base: it shares no balancer for ingress: balancer; add balancer to slipway:environment.shares of that stack, and deploy it",
                base(closed),
                inventory(Map.of("(main)", "10080")));
    }

    @Test
    void aStackWithoutAnEnvironmentIsRefused() {
        assertRefused(
                "slipway:environment.of = shop/base: this stack shares no environment; set slipway:environment.shares in its stack file, and deploy it",
                Map.of("vpc_id", "vpc-0123456789abcdef0"),
                inventory(Map.of("(main)", "10080")));
    }

    @Test
    void anOutputOfAnEarlierVersionIsRefused() {
        assertRefused(
                "slipway:environment.of = shop/base: its output environment has no vpc_id; deploy it again with this version",
                base(Map.of("listener_arns", ENVIRONMENT.get("listener_arns"))),
                inventory(Map.of("(main)", "10080")));
    }

    @Test
    void aServiceOrPortThatTheOtherStackDoesNotHaveIsRefused() {
        assertRefused(
                "slipway:services.web.connects: the stack inventory has no discoverable service stock; set discoverable of that service, and deploy the stack",
                base(ENVIRONMENT),
                Map.of());
        assertRefused(
                "slipway:services.web.connects: stock-of-inventory has no main port; its ports are grpc",
                base(ENVIRONMENT),
                inventory(Map.of("grpc", "10123")));
    }

    @Test
    void aFileThatIsMissingOrNoObjectIsRefused() {
        var message =
                "slipway:environment.outputs.shop/base = base.json: a JSON file of the project with the outputs of that stack is allowed; write it by pulumi stack output --json -s shop/base > base.json";
        assertThatThrownBy(
                        () -> plan(WEB.replace("{of: shop/base}", "{of: shop/base, outputs: {shop/base: base.json}}")))
                .isInstanceOf(RunException.class)
                .hasMessage(message);
        assertRefused(message, List.of("vpc"), inventory(Map.of("(main)", "10080")));
    }

    @Test
    void theRoleThatDeploysAddsRulesToTheListenerAndTheGroupsOfTheOtherStacksOnly() {
        BuildFolders.write(folder, "base.json", Json.compact(base(ENVIRONMENT)));
        BuildFolders.write(folder, "inventory.json", Json.compact(inventory(Map.of("(main)", "10080"))));
        var policies = plan(WEB.replace("{of: shop/base}", "{of: shop/base, outputs: {%s}}".formatted(FACTS))
                        + "delivery: {repository: acme/shop, branch: main, provider: existing}\n")
                .ofType("aws:iam/policy:Policy")
                .stream()
                .map(policy -> policy.text("policy"))
                .collect(Collectors.joining());

        assertThat(policies)
                .contains(
                        "\"Action\":\"elasticloadbalancing:CreateRule\",\"Resource\":\"arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/shared/0123456789abcdef/fedcba9876543210\"")
                .contains("\"aws:ResourceTag/Project\":[\"shop\",\"slipway\"]")
                .contains("\"aws:ResourceTag/Stack\":[\"base\",\"inventory\"]");
    }

    @Test
    void aSavedPlanOfTheOtherStackIsAFileOfItsOutputs() {
        var plan = planWithFiles(Map.of("outputs", base(ENVIRONMENT)), inventory(Map.of("(main)", "10080")));

        assertThat(plan.named("web-service").text("cluster")).isEqualTo(ENVIRONMENT.get("cluster_arn"));
    }
}
