package dev.slipway.components.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.components.SharedResources;
import dev.slipway.components.cluster.ClusterSpec.ContainerInsights;
import dev.slipway.components.key.Key;
import dev.slipway.components.key.KeyArgs;
import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.Programs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterTest {
    @Test
    void aClusterIsNamedAfterProjectStackAndItself() {
        var plan = Programs.plan(context -> new Cluster("main", new ClusterSpec(ContainerInsights.ENABLED)));

        assertThat(plan.named("main-cluster").text("name")).isEqualTo("slipway-test-main");
        assertThat(plan.children(plan.named("main")))
                .extracting(PlannedResource::name)
                .containsExactly("main-insights", "main-cluster", "main-capacity-providers");
    }

    @Test
    void logGroupOfContainerInsightsHasTheRetentionAndTheKeyOfTheStack() {
        var plan = Programs.plan(context -> {
            var key = new Key("key", KeyArgs.of());
            var shared = SharedResources.NONE.withKey(Optional.of(key)).withLogRetentionDays(7);
            new Cluster("main", new ClusterSpec(ContainerInsights.ENHANCED), shared);
        });
        var group = plan.named("main-insights");

        assertThat(group.text("name")).isEqualTo("/aws/ecs/containerinsights/slipway-test-main/performance");
        assertThat(group.text("retentionInDays")).isEqualTo("7");
        assertThat(group.text("kmsKeyId")).startsWith("arn:aws:kms:");
        assertThat(plan.named("main-cluster").dependencies()).contains(group.urn());
    }

    @Test
    void clusterWithoutContainerInsightsHasNoLogGroup() {
        var plan = Programs.plan(context -> new Cluster("main", new ClusterSpec(ContainerInsights.DISABLED)));

        assertThat(plan.children(plan.named("main")))
                .extracting(PlannedResource::name)
                .containsExactly("main-cluster", "main-capacity-providers");
    }

    @Test
    void itHasBothCapacityProvidersOfFargate() {
        var plan = Programs.plan(context -> new Cluster("main", new ClusterSpec(ContainerInsights.ENABLED)));

        var providers = plan.named("main-capacity-providers");
        assertThat(providers.list("capacityProviders")).containsExactly("FARGATE", "FARGATE_SPOT");
        assertThat(providers.text("clusterName")).isEqualTo("slipway-test-main");
        assertThat(providers.dependencies()).contains(plan.named("main-cluster").urn());
    }

    @ParameterizedTest
    @CsvSource({"DISABLED, disabled", "ENABLED, enabled", "ENHANCED, enhanced"})
    void containerInsightsAreWrittenAsAwsNamesThem(ContainerInsights insights, String written) {
        var plan = Programs.plan(context -> new Cluster("main", new ClusterSpec(insights)));

        assertThat(plan.named("main-cluster").list("settings"))
                .isEqualTo(List.of(Map.of("name", "containerInsights", "value", written)));
    }

    @ParameterizedTest
    @CsvSource({
        "eu-west-1,  arn:aws:ecs:eu-west-1:123456789012:cluster/slipway-test-main",
        "cn-north-1, arn:aws-cn:ecs:cn-north-1:123456789012:cluster/slipway-test-main",
    })
    void aClusterKnowsWhereItIs(String region, String arn) {
        var plan = Programs.plan(region, context -> {
            var cluster = new Cluster("main", new ClusterSpec(ContainerInsights.ENABLED));
            context.export("arn", cluster.arn());
            context.export("name", cluster.clusterName());
            context.export("region", cluster.region());
        });

        assertThat(plan.outputs()).isEqualTo(Map.of("arn", arn, "name", "slipway-test-main", "region", region));
    }
}
