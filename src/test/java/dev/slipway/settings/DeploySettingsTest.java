package dev.slipway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.exceptions.RunException;
import dev.slipway.components.balancer.BlueGreen;
import dev.slipway.components.balancer.DeploymentSlot;
import dev.slipway.components.balancer.TestListenerSpec;
import dev.slipway.components.service.BalancedIngress;
import dev.slipway.components.service.DeploymentAlarmSpec;
import dev.slipway.components.service.DeploymentConfiguration;
import dev.slipway.testing.TestStack;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The section {@code deploy} of a service: its values and its refusals. */
class DeploySettingsTest {
    private static Settings settings(String keys, String balancer) {
        return stack("{web: {image: nginx:1, port: 80, " + keys + "}}", "{" + balancer + "}");
    }

    private static Settings stack(String services, String balancer) {
        return TestStack.settings("services: " + services, "balancer: " + balancer);
    }

    private static ServiceSettings service(String keys) {
        return settings(keys, "").services().get(0);
    }

    private static BalancedIngress balanced(String keys) {
        return (BalancedIngress) service(keys).ingress();
    }

    private static void assertErrors(String keys, String balancer, String... lines) {
        TestStack.assertErrors(() -> settings(keys, balancer), lines);
    }

    @Test
    void aServiceHasRollingDeploymentsWithAlarmsByDefault() {
        var web = balanced("exec: false");

        assertThat(web.target().blueGreen()).isEmpty();
        assertThat(web.alarms()).contains(DeploymentAlarmSpec.DEFAULT);
        assertThat(service("exec: false").spec().deployTimeout()).isEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void sharesGiveItASecondRevisionThatIsReleased() {
        assertThat(balanced("deploy: {primary: 90, alternate: 10}").target().blueGreen())
                .contains(new BlueGreen(90, 10, DeploymentSlot.ALTERNATE));
        assertThat(balanced("deploy: {release: primary}").target().blueGreen())
                .contains(new BlueGreen(100, 0, DeploymentSlot.PRIMARY));
    }

    @Test
    void alarmsAndTimeoutHaveTheirSettings() {
        assertThat(balanced("deploy: {errorPercent: 3}").alarms()).contains(new DeploymentAlarmSpec(3));
        assertThat(balanced("deploy: {alarms: false}").alarms()).isEmpty();
        assertThat(service("ingress: none, deploy: {timeoutMinutes: 5}").spec().deployTimeout())
                .isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void theTestPortBelongsToTheBalancer() {
        var tests = settings("deploy: {release: primary}", "testPort: 8443, testCidrs: [10.0.0.0/8]")
                .balancer()
                .main()
                .testListener();

        assertThat(tests.port()).isEqualTo(8443);
        assertThat(tests.allow().orElseThrow().texts()).containsExactly("10.0.0.0/8");
        assertThat(settings("deploy: {release: primary}", "").balancer().main().testListener())
                .isEqualTo(TestListenerSpec.closed());
    }

    @Test
    void everyErrorIsReportedAtOnce() {
        assertErrors(
                "routes: {sticky: true}, deploy: {primary: 50, alternate: 50, alarms: false, errorPercent: 5}",
                "testPort: 80, testCidrs: [0.0.0.0/0]",
                "slipway:services.web.deploy.errorPercent = 5: alarms is false; remove it, or set alarms to true",
                "slipway:services.web.routes.sticky = true: clients would stay with the deployment slot of their task, "
                        + "whatever the weights; set it to false, or remove primary, alternate and release from deploy",
                "slipway:balancer.testPort = 80: 1 to 65535 is allowed, except 80 and 443, the ports of the production listeners; set it to 9000",
                "slipway:balancer.testCidrs: 0.0.0.0/0 would let everybody use revisions that are not released; "
                        + "list the blocks of the testers");
    }

    @Test
    void sharesThatAreNot100TogetherAreRefused() {
        assertErrors(
                "deploy: {primary: 90, alternate: 5}",
                "",
                "slipway:services.web.deploy.alternate = 5: primary 90 and alternate 5 must be 100 together; "
                        + "set alternate to 10");
        assertErrors(
                "deploy: {primary: 90}",
                "",
                "slipway:services.web.deploy.alternate: primary 90 and alternate 0 must be 100 together; "
                        + "set alternate to 10");
    }

    @Test
    void aServiceThatSleepsHasOneRevision() {
        assertErrors(
                "sleep: {}, deploy: {primary: 100, alternate: 0}",
                "",
                "slipway:services.web.deploy.primary: a service that sleeps has one revision, which its controllers "
                        + "scale; remove primary, alternate and release, or sleep");
    }

    @Test
    void pushesAreRolledOutToOneRevision() {
        assertErrors(
                "rollOut: {}, deploy: {release: primary, timeoutMinutes: 5}",
                "",
                "slipway:services.web.image: with rollOut the image is the one pushed to the stack's repository; "
                        + "remove image, or rollOut",
                "slipway:services.web.deploy.primary: pushes are rolled out to one revision; "
                        + "remove primary, alternate and release, or rollOut",
                "slipway:services.web.deploy.timeoutMinutes = 5: an up does not wait for images that others push; remove it, or rollOut");
    }

    @Test
    void aServiceThatOthersCallByItsNameHasOneRevision() {
        assertThatThrownBy(() -> stack(
                        "{web: {image: nginx:1, port: 80, deploy: {release: primary}}, "
                                + "worker: {image: nginx:1, ingress: none, connects: [web]}}",
                        "{}"))
                .isInstanceOf(RunException.class)
                .hasMessage(
                        "slipway:services.worker.connects[0] = web: it has two revisions, and a name resolves to one; "
                                + "call it through the balancer, or remove primary, alternate and release from its deploy");
    }

    @Test
    void aServiceThatOthersCallByItsNameLeavesThePortOfTheProxyFree() {
        for (var web : List.of(
                "image: nginx:1, port: 10080",
                "image: nginx:1, port: 80, sidecars: [{name: proxy, image: envoy:1, port: 10080}]")) {
            assertThatThrownBy(() -> stack(
                            "{web: {%s}, worker: {image: nginx:1, ingress: none, connects: [web]}}".formatted(web),
                            "{}"))
                    .isInstanceOf(RunException.class)
                    .hasMessage("slipway:services.worker.connects[0] = web: a container of it listens on port 10080, "
                            + "the port of the proxy of Service Connect; choose another port in web");
        }
    }

    @Test
    void sharesOfRequestsNeedABalancer() {
        assertErrors(
                "ingress: none, deploy: {alternate: 100, primary: 0, timeoutMinutes: 5}",
                "",
                "slipway:services.web.deploy.alternate: only ingress balancer has weights and counts errors; "
                        + "remove it, or set ingress to balancer",
                "slipway:services.web.deploy.primary: only ingress balancer has weights and counts errors; "
                        + "remove it, or set ingress to balancer");
    }

    @Test
    void aServiceThatRunsOnlyOnceIsRecreated() {
        assertThat(service("ingress: none, deploy: {replace: recreate}").spec().deployment())
                .isEqualTo(DeploymentConfiguration.RECREATE);
        assertThat(service("deploy: {replace: rolling}").spec().deployment())
                .isEqualTo(DeploymentConfiguration.ROLLING);
        assertThat(service("count: {desired: 4}, deploy: {minPercent: 50, maxPercent: 150}")
                        .spec()
                        .deployment())
                .isEqualTo(new DeploymentConfiguration(DeploymentConfiguration.Replacement.ROLLING, 50, 150));
    }

    @Test
    void theTargetGroupHasADelayAndASlowStart() {
        var target = balanced("deploy: {deregistrationDelaySeconds: 0, slowStartSeconds: 30}")
                .target();

        assertThat(target.deregistrationDelay()).isZero();
        assertThat(target.slowStart()).contains(Duration.ofSeconds(30));
        assertThat(balanced("exec: false").target().deregistrationDelay()).isEqualTo(Duration.ofSeconds(30));
        assertThat(balanced("exec: false").target().slowStart()).isEmpty();
        assertThat(balanced("deploy: {primary: 90, alternate: 10, deregistrationDelaySeconds: 60}")
                        .target()
                        .deregistrationDelay())
                .isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void allThatContradictsRecreateIsReportedAtOnce() {
        assertErrors(
                "count: {desired: 2, max: 3}, scale: {cpu: 60}, "
                        + "deploy: {replace: recreate, minPercent: 0, maxPercent: 100, primary: 90, alternate: 10}",
                "",
                "slipway:services.web.count.desired = 2: with deploy.replace recreate one task runs at a time; set it to 1, or "
                        + "replace to rolling",
                "slipway:services.web.scale: with deploy.replace recreate one task runs at a time; remove it, or "
                        + "set replace to rolling",
                "slipway:services.web.deploy.minPercent: replace recreate has 0 and 100 percent; remove it, or set replace to "
                        + "rolling",
                "slipway:services.web.deploy.maxPercent: replace recreate has 0 and 100 percent; remove it, or set replace to "
                        + "rolling",
                "slipway:services.web.deploy.replace = recreate: a blue/green deployment runs two revisions at once; set it to "
                        + "rolling, or remove primary, alternate and release");
    }

    @Test
    void everyValueBeyondTheLimitsIsReportedAtOnce() {
        assertErrors(
                "deploy: {replace: once, minPercent: 101, maxPercent: 99, deregistrationDelaySeconds: 3601, "
                        + "slowStartSeconds: 29, timeoutMinutes: 361}",
                "",
                "slipway:services.web.deploy.replace = once: rolling, recreate are allowed; set it to rolling",
                "slipway:services.web.deploy.minPercent = 101: 0 to 100 is allowed; set it to 100",
                "slipway:services.web.deploy.maxPercent = 99: 100 to 200 is allowed; set it to 100",
                "slipway:services.web.deploy.deregistrationDelaySeconds = 3601: 0 to 3600 is allowed; set it to 3600",
                "slipway:services.web.deploy.slowStartSeconds = 29: 30 to 900 is allowed; set it to 30",
                "slipway:services.web.deploy.timeoutMinutes = 361: 1 to 360 is allowed; set it to 360");
    }

    @Test
    void percentagesThatBlockADeploymentAreRefused() {
        assertErrors(
                "deploy: {minPercent: 50, maxPercent: 100}",
                "",
                "slipway:services.web.deploy.maxPercent = 100: with 1 task minPercent 50 and maxPercent 100 let no task start "
                        + "and none stop; raise maxPercent to 200, or lower minPercent to 0");
        assertErrors(
                "count: {desired: 4}, deploy: {maxPercent: 100}",
                "",
                "slipway:services.web.deploy.maxPercent = 100: with minPercent 100 and maxPercent 100 no task may start and "
                        + "none may stop; raise maxPercent, or lower minPercent");
    }

    @Test
    void anUpWaitsLongerThanTheDelay() {
        assertErrors(
                "deploy: {timeoutMinutes: 5, deregistrationDelaySeconds: 300}",
                "",
                "slipway:services.web.deploy.deregistrationDelaySeconds = 300: a deployment lasts longer than the delay, and an "
                        + "up waits for 5 minutes; raise timeoutMinutes above 5");
    }

    @Test
    void onlyTheLoadBalancerHasTargets() {
        assertErrors(
                "ingress: none, deploy: {replace: recreate, deregistrationDelaySeconds: 5, slowStartSeconds: 30}",
                "",
                "slipway:services.web.deploy.deregistrationDelaySeconds: only ingress balancer registers tasks as targets; "
                        + "remove it, or set ingress to balancer",
                "slipway:services.web.deploy.slowStartSeconds: only ingress balancer registers tasks as targets; "
                        + "remove it, or set ingress to balancer");
    }
}
