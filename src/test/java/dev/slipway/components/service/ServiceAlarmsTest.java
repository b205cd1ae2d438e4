package dev.slipway.components.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.components.SharedResources;
import dev.slipway.components.alarm.AlarmDestination;
import dev.slipway.components.balancer.BlueGreen;
import dev.slipway.components.balancer.DeploymentSlot;
import dev.slipway.components.balancer.RouteConditions;
import dev.slipway.components.balancer.ServiceTargetSpec;
import dev.slipway.components.image.RegistryImage;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.BaseComponents;
import dev.slipway.testing.Programs;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceAlarmsTest {
    private static final String ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";

    /** A service with two revisions behind a balancer, whose deployments alarms take back. */
    private static Plan plan(UtilizationThresholds thresholds, boolean alarms) {
        return Programs.plan(context -> {
            var network = BaseComponents.network();
            var cluster = BaseComponents.cluster();
            var balancer = BaseComponents.balancerWithTestListener(network);
            var target = ServiceTargetSpec.of(80, RouteConditions.of("/*"))
                    .withBlueGreen(Optional.of(new BlueGreen(90, 10, DeploymentSlot.PRIMARY)));
            var ingress = new BalancedIngress(target, Duration.ZERO, Optional.of(DeploymentAlarmSpec.DEFAULT));
            var topic = BaseComponents.alarmTopic();
            var args = ServiceArgs.of(
                    cluster,
                    network,
                    RegistryImage.of("nginx:1"),
                    ServiceSpec.of(ContainerSpec.listening(80))
                            .withIngress(ingress)
                            .withThresholds(thresholds),
                    StackIngress.of(balancer));
            var receiver = alarms ? Optional.<AlarmDestination>of(topic) : Optional.<AlarmDestination>empty();
            new Service("web", args.withShared(SharedResources.NONE.withAlarmTopic(receiver)));
        });
    }

    @Test
    void cpuAndMemoryAlarmsWatchBothRevisions() {
        var plan = plan(new UtilizationThresholds(75, 95), true);

        for (var side : Map.of("web-", "web-service-", "web-alternate-", "web-alternate-service-")
                .entrySet()) {
            var cpu = plan.named(side.getKey() + "alarms-cpu");
            assertThat(cpu.text("metricName")).isEqualTo("CPUUtilization");
            assertThat(cpu.text("threshold")).isEqualTo("75");
            assertThat(cpu.text("alarmDescription"))
                    .isEqualTo("The tasks of web use nearly all of their CPU; set cpu or scale.max higher");
            assertThat(cpu.text("dimensions.ClusterName")).isEqualTo("slipway-test-cluster");
            assertThat(cpu.text("dimensions.ServiceName")).startsWith(side.getValue());
            assertThat(notifiesTopic(plan, cpu)).isTrue();
            var memory = plan.named(side.getKey() + "alarms-memory");
            assertThat(memory.text("metricName")).isEqualTo("MemoryUtilization");
            assertThat(memory.text("threshold")).isEqualTo("95");
            assertThat(notifiesTopic(plan, memory)).isTrue();
        }
    }

    @Test
    void deploymentAlarmsNotifyTheTopic() {
        var plan = plan(UtilizationThresholds.DEFAULT, true);

        assertThat(plan.ofType(ALARM))
                .filteredOn(alarm -> alarm.name().contains("-deployment-"))
                .hasSize(4)
                .allMatch(alarm -> notifiesTopic(plan, alarm));
    }

    @Test
    void withoutATopicOnlyDeploymentAlarmsExistAndHaveNoActions() {
        var plan = plan(UtilizationThresholds.DEFAULT, false);

        assertThat(plan.ofType(ALARM))
                .hasSize(4)
                .allMatch(alarm -> alarm.name().contains("-deployment-"))
                .allMatch(alarm -> alarm.list("alarmActions").isEmpty());
    }

    private static boolean notifiesTopic(Plan plan, PlannedResource alarm) {
        return alarm.list("alarmActions").size() == 1
                && alarm.text("treatMissingData").equals("notBreaching")
                && alarm.dependencies().contains(plan.named("alarms-topic").urn());
    }
}
