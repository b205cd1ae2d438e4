package dev.slipway.components.balancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.pulumi.core.Output;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.BaseComponents;
import dev.slipway.testing.FixedNetwork;
import dev.slipway.testing.Programs;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlueGreenTest {
    private static final ServiceTargetSpec ORDERS =
            ServiceTargetSpec.of(8080, RouteConditions.of("/orders", "/orders/*"));

    private static Plan plan(BlueGreen blueGreen, TestListenerSpec tests) {
        return Programs.plan(context -> {
            var spec = LoadBalancerSpec.DEFAULT.withTestListener(tests);
            var target = BaseComponents.balancer("web", spec, new FixedNetwork())
                    .target("orders", ORDERS.withBlueGreen(Optional.of(blueGreen)));
            target.createWeightedRules(Output.of("deployed"));
            context.export("test", target.testUrl().orElseThrow());
            context.export("label", target.group(DeploymentSlot.ALTERNATE).resourceLabel());
        });
    }

    private static Plan plan(BlueGreen blueGreen) {
        return plan(blueGreen, TestListenerSpec.closed());
    }

    private static String forward(PlannedResource rule) {
        return rule.list("actions")
                .get(0)
                .toString()
                .replaceAll("arn:[^,}]*targetgroup/(web-orders-[a-z-]*tg)-[^,}]*", "$1");
    }

    @Test
    void callerRulesForwardByWeight() {
        var plan = plan(new BlueGreen(90, 10, DeploymentSlot.ALTERNATE));

        for (var name : List.of("web-orders-rule-orders", "web-orders-rule-orders-any")) {
            assertThat(forward(plan.named(name)))
                    .isEqualTo("{forward={targetGroups=[{arn=web-orders-tg, weight=90}, "
                            + "{arn=web-orders-alt-tg, weight=10}]}, type=forward}");
        }
    }

    @ParameterizedTest
    @CsvSource({"ALTERNATE, 0, 1", "PRIMARY, 1, 0"})
    void testRulesForwardToTheReleasedSlot(DeploymentSlot release, int primary, int alternate) {
        var plan = plan(new BlueGreen(50, 50, release));

        var tests = plan.named("web-test-listener");
        for (var name : List.of("web-orders-alt-test-orders", "web-orders-alt-test-orders-any")) {
            assertThat(forward(plan.named(name)))
                    .contains("{arn=web-orders-tg, weight=%d}".formatted(primary))
                    .contains("{arn=web-orders-alt-tg, weight=%d}".formatted(alternate));
            assertThat(plan.named(name).dependencies()).contains(tests.urn());
        }
        assertThat(tests.input("port")).contains(9000L);
        assertThat(plan.outputs().get("test").toString()).matches("http://web-alb-.*:9000");
    }

    @Test
    void bothTargetGroupsHaveTheSameSettings() {
        var plan = plan(new BlueGreen(100, 0, DeploymentSlot.ALTERNATE));
        var groups = plan.ofType("aws:lb/targetGroup:TargetGroup");

        assertThat(groups).hasSize(2);
        for (var key : List.of("port", "vpcId", "healthCheck", "deregistrationDelay", "slowStart", "targetType")) {
            assertThat(groups.get(0).input(key))
                    .isPresent()
                    .isEqualTo(groups.get(1).input(key));
        }
        assertThat(plan.outputs().get("label").toString()).contains("/targetgroup/web-orders-alt-tg-");
    }

    @Test
    void theTestPortIsOpenOnlyToItsAllowList() {
        var blueGreen = new BlueGreen(100, 0, DeploymentSlot.ALTERNATE);
        var open = plan(blueGreen, new TestListenerSpec(8443, Optional.of(AllowList.of("203.0.113.0/24"))));

        var rule = open.named("web-test-from-203-0-113-0-24");
        assertThat(rule.input("fromPort")).contains(8443L);
        assertThat(rule.text("cidrIpv4")).isEqualTo("203.0.113.0/24");
        assertThat(plan(blueGreen).resources()).noneMatch(each -> each.name().startsWith("web-test-from"));
    }

    @Test
    void withoutASecondRevisionThereIsNoTestListener() {
        var plan = Programs.plan(context -> BaseComponents.balancer("web", LoadBalancerSpec.DEFAULT, new FixedNetwork())
                .target("orders", ORDERS));

        assertThat(plan.ofType("aws:lb/listener:Listener")).hasSize(1);
        assertThat(plan.ofType("aws:lb/targetGroup:TargetGroup")).hasSize(1);
    }

    @Test
    void oneSlotIsReleasedAndTheOtherKept() {
        var release = new BlueGreen(30, 70, DeploymentSlot.PRIMARY);

        assertThat(release.keeps(DeploymentSlot.ALTERNATE)).isTrue();
        assertThat(release.keeps(DeploymentSlot.PRIMARY)).isFalse();
        assertThat(release.weight(DeploymentSlot.PRIMARY)).isEqualTo(30);
        assertThat(release.weight(DeploymentSlot.ALTERNATE)).isEqualTo(70);
    }

    @ParameterizedTest
    @CsvSource({"90, 0, 10", "0, 0, 100", "100, 100, 0", "-1, 101, 100", "101, -1, 0"})
    void sharesThatAreNot100TogetherAreRefused(int primary, int alternate, int fix) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BlueGreen(primary, alternate, DeploymentSlot.ALTERNATE))
                .withMessage("alternate: primary %d and alternate %d must be 100 together; set alternate to %d"
                        .formatted(primary, alternate, fix));
    }

    @Test
    void stickinessIsRefused() {
        var target = TargetSpec.of(8080).withStickiness(Optional.of(Stickiness.of(Duration.ofHours(1))));
        var sticky = ServiceTargetSpec.of(ServiceRoute.to(target, RouteConditions.of("/orders")));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> sticky.withBlueGreen(Optional.of(new BlueGreen(100, 0, DeploymentSlot.ALTERNATE))))
                .withMessage("sticky: clients would stay with the deployment slot of their task, whatever the weights; "
                        + "set it to false, or remove primary, alternate and release from deploy");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 80, 443, 65_536})
    void anInvalidOrUsedTestPortIsRefused(int port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TestListenerSpec(port, Optional.empty()))
                .withMessage(
                        "testPort: 1 to 65535 is allowed, except 80 and 443, the ports of the production listeners; set it to 9000");
    }

    @Test
    void aTestPortForEverybodyIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TestListenerSpec(9000, Optional.of(AllowList.everybody())))
                .withMessage(
                        "testCidrs: 0.0.0.0/0 would let everybody use revisions that are not released; list the blocks of the testers");
    }
}
