package dev.slipway.components.controller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.base.CronExpression;
import dev.slipway.base.Timing;
import dev.slipway.components.SharedResources;
import dev.slipway.components.balancer.AllowList;
import dev.slipway.components.balancer.RouteConditions;
import dev.slipway.components.balancer.ServiceTargetSpec;
import dev.slipway.components.gateway.ServiceIntegrationSpec;
import dev.slipway.components.image.RegistryImage;
import dev.slipway.components.network.NewVpc;
import dev.slipway.components.service.BalancedIngress;
import dev.slipway.components.service.Capacity;
import dev.slipway.components.service.Capacity.Spot;
import dev.slipway.components.service.ContainerSpec;
import dev.slipway.components.service.Ingress;
import dev.slipway.components.service.ScalingSpec;
import dev.slipway.components.service.Service;
import dev.slipway.components.service.ServiceArgs;
import dev.slipway.components.service.ServiceSpec;
import dev.slipway.components.service.StackIngress;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.BaseComponents;
import dev.slipway.testing.PolicyLines;
import dev.slipway.testing.Programs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControllersTest {
    private static final SleepSpec BY_METRICS =
            sleep(new Activity.Metrics("Tunnel", Map.of("Service", "tunnel", "Env", "x")));
    private static final Capacity ASLEEP = new Capacity(0, 1, 4, Spot.NONE, true);

    private static SleepSpec sleep(Activity activity) {
        return new SleepSpec(
                activity,
                Duration.ofMinutes(5),
                Duration.ofMinutes(6),
                Duration.ofMinutes(2),
                Optional.of(new Timing(new CronExpression("0 23 * * ? *"), "Europe/Berlin")),
                true);
    }

    private static Plan plan(Ingress ingress, ScalingSpec scaling, UnaryOperator<SharedResources> with) {
        return Programs.plan(context -> {
            var network = BaseComponents.network();
            controllers(network, ingress, StackIngress.NONE, ASLEEP, scaling, BY_METRICS, with);
        });
    }

    private static void controllers(
            NewVpc network,
            Ingress ingress,
            StackIngress stack,
            Capacity capacity,
            ScalingSpec scaling,
            SleepSpec sleep,
            UnaryOperator<SharedResources> with) {
        var cluster = BaseComponents.cluster();
        var spec = ServiceSpec.of(ContainerSpec.listening(80))
                .withCapacity(capacity)
                .withScaling(scaling)
                .withAssignPublicIp(ingress instanceof Ingress.Public)
                .withIngress(ingress);
        var service = new Service(
                "tunnel",
                ServiceArgs.of(cluster, network, RegistryImage.of("public.ecr.aws/nginx/nginx:1.29"), spec, stack)
                        .withShared(SharedResources.NONE.withLogRetentionDays(7)));
        new Controllers(
                "tunnel-control",
                service,
                sleep,
                new ControllerJar(Path.of("")).archive(),
                new ScheduleGroup("schedules"),
                with.apply(SharedResources.NONE));
    }

    private static Plan plan(Ingress ingress, ScalingSpec scaling) {
        return plan(ingress, scaling, UnaryOperator.identity());
    }

    private static Plan plan(Ingress ingress, Function<NewVpc, StackIngress> stack, Activity activity) {
        return Programs.plan(context -> {
            var network = BaseComponents.network();
            controllers(
                    network,
                    ingress,
                    stack.apply(network),
                    ASLEEP,
                    ScalingSpec.NONE,
                    sleep(activity),
                    UnaryOperator.identity());
        });
    }

    private static Plan open() {
        return plan(Ingress.Public.to(80, AllowList.of("192.0.2.0/24")), ScalingSpec.NONE);
    }

    private static ScalingSpec byCpu() {
        return ScalingSpec.NONE.withCpu(OptionalInt.of(70));
    }

    /** Each statement of a controller's policy as a line: actions, resources, conditions. */
    private static List<String> allowed(Plan plan, String controller) {
        return PolicyLines.of(plan, "tunnel-control-%s-policy".formatted(controller)).stream()
                .map(line -> line.replace("arn:aws:", "").replace("eu-west-1:123456789012:", ""))
                .map(line -> line.replaceAll("-[0-9a-f]{7}\\b", ""))
                .toList();
    }

    private static Map<String, Object> environment(Plan plan, String controller) {
        var variables = plan.named("tunnel-control-%s-function".formatted(controller))
                .input("environment.variables")
                .orElseThrow();
        var all = new TreeMap<String, Object>();
        ((Map<?, ?>) variables)
                .forEach((name, value) ->
                        all.put(name.toString(), value.toString().replaceAll("-[0-9a-f]{7}\\b", "")));
        return all;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wake  | [ecs:DescribeServices,ecs:UpdateService] on ecs:service/slipway-test-cluster/tunnel-service",
                "wake  | ecs:ListTasks on * when {ArnEquals:{ecs:cluster:ecs:cluster/slipway-test-cluster}}",
                "wake  | ecs:DescribeTasks on ecs:task/slipway-test-cluster/*",
                "wake  | ec2:DescribeNetworkInterfaces on *",
                "sleep | [ecs:DescribeServices,ecs:UpdateService] on ecs:service/slipway-test-cluster/tunnel-service",
                "sleep | ecs:ListTasks on * when {ArnEquals:{ecs:cluster:ecs:cluster/slipway-test-cluster}}",
                "sleep | ecs:DescribeTasks on ecs:task/slipway-test-cluster/*",
                "sleep | cloudwatch:GetMetricData on *",
                "kill  | ecs:UpdateService on ecs:service/slipway-test-cluster/tunnel-service"
            })
    void controllersOfAPublicServiceHaveThesePermissions(String controller, String line) {
        assertThat(allowed(open(), controller)).contains(line);
    }

    @ParameterizedTest
    @CsvSource({"wake, 4", "sleep, 4", "kill, 1"})
    void controllersHaveNoOtherPermissionsButTheirLogs(String controller, int rows) {
        assertThat(allowed(open(), controller))
                .hasSize(rows + 1)
                .contains("[logs:CreateLogStream,logs:PutLogEvents] on logs:log-group:/slipway-test/tunnel/%s:*"
                        .formatted(controller));
    }

    @Test
    void aPrivateServicesWakeLooksForNoAddress() {
        assertThat(allowed(plan(new Ingress.None(), ScalingSpec.NONE), "wake")).hasSize(2);
        assertThat(environment(plan(new Ingress.None(), ScalingSpec.NONE), "wake"))
                .isEqualTo(Map.of("CLUSTER", "slipway-test-cluster", "SERVICE", "tunnel-service", "AWAKE_COUNT", "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wake", "sleep", "kill"})
    void controllersSuspendTheAutoscalerOfTheService(String controller) {
        var plan = plan(new Ingress.None(), byCpu());

        assertThat(allowed(plan, controller))
                .filteredOn(line -> line.startsWith("application-autoscaling:RegisterScalableTarget on "
                        + "application-autoscaling:scalable-target/"))
                .hasSize(1);
        assertThat(environment(plan, controller)).containsEntry("SCALABLE_TARGET", "true");
        assertThat(plan.named("tunnel-scaling-target").ignoreChanges()).containsExactly("suspendedState");
    }

    @Test
    void eachControllerHasTheVariablesOfItsContract() {
        var service = Map.of("CLUSTER", "slipway-test-cluster", "SERVICE", "tunnel-service");

        assertThat(environment(open(), "wake"))
                .containsAllEntriesOf(service)
                .containsAllEntriesOf(Map.of("AWAKE_COUNT", "1", "PUBLIC_ADDRESS", "true"))
                .hasSize(4);
        assertThat(environment(open(), "sleep"))
                .containsAllEntriesOf(service)
                .containsAllEntriesOf(Map.of(
                        "IDLE_SECONDS", "300",
                        "GRACE_SECONDS", "360",
                        "ACTIVITY", "metrics",
                        "ACTIVITY_NAMESPACE", "Tunnel",
                        "ACTIVITY_DIMENSIONS", "Env=x,Service=tunnel"))
                .hasSize(7);
        assertThat(environment(open(), "kill")).isEqualTo(service);
    }

    @Test
    void behindTheBalancerItsMetricsAreNamed() {
        var plan = plan(
                new BalancedIngress(ServiceTargetSpec.of(80, RouteConditions.of("/*")), Duration.ofSeconds(60)),
                network -> StackIngress.of(BaseComponents.balancer(network)),
                new Activity.BalancerRequests());

        assertThat(environment(plan, "sleep"))
                .containsEntry("ACTIVITY", "balancer")
                .hasEntrySatisfying("ACTIVITY_DIMENSIONS", value -> assertThat(value.toString())
                        .matches("TargetGroup=targetgroup/[^,]+,LoadBalancer=app/[^,]+"));
    }

    @Test
    void behindTheApiItsRoutesAreNamed() {
        var plan = plan(
                new Ingress.Api(ServiceIntegrationSpec.of(80, "/tunnel")),
                network -> StackIngress.of(BaseComponents.api(network)),
                new Activity.ApiRequests());

        assertThat(environment(plan, "sleep"))
                .containsEntry("ACTIVITY", "api")
                .hasEntrySatisfying("ACTIVITY_DIMENSIONS", value -> assertThat(value.toString())
                        .matches("ApiId=[0-9a-f]+,Method=ANY,Resource=/tunnel,Stage=\\$default"));
    }

    @Test
    void requestsAreNotCountedByAnApiThatIsNotThere() {
        Programs.assertRefused(
                "tunnel has no HTTP API that counts its requests; set activity to metrics",
                context -> controllers(
                        BaseComponents.network(),
                        new Ingress.None(),
                        StackIngress.NONE,
                        ASLEEP,
                        ScalingSpec.NONE,
                        sleep(new Activity.ApiRequests()),
                        UnaryOperator.identity()));
    }

    @ParameterizedTest
    @CsvSource({
        "wake, dev.slipway.controllers.WakeHandler, true",
        "sleep, dev.slipway.controllers.SleepHandler, false",
        "kill, dev.slipway.controllers.KillHandler, true"
    })
    void controllersThatPeopleWaitForRunFromASnapshot(String controller, String handler, boolean snapshot) {
        var function = open().named("tunnel-control-%s-function".formatted(controller));

        assertThat(function.text("handler")).isEqualTo(handler);
        assertThat(function.text("runtime")).isEqualTo("java21");
        assertThat(function.text("code")).contains("app/controllers/target/controllers.jar");
        assertThat(function.input("snapStart"))
                .isEqualTo(snapshot ? Optional.of(Map.of("applyOn", "PublishedVersions")) : Optional.empty());
        assertThat(function.flag("publish")).isTrue();
        assertThat(function.input("timeout")).contains(29L);
        assertThat(function.input("memorySize")).contains(512L);
        assertThat(Path.of("app/controllers/src/main/java", handler.replace('.', '/') + ".java"))
                .exists();
    }

    /** Lambda deactivates a snapshot after 14 days without a call. */
    @Test
    void everySnapshotIsCalledOnceAWeek() {
        var plan = open();
        var snapshots = plan.ofType("aws:lambda/function:Function").stream()
                .filter(function -> function.input("snapStart").isPresent())
                .map(function -> function.name().replace("-function", "-active"))
                .toList();

        assertThat(snapshots).containsExactlyInAnyOrder("tunnel-control-wake-active", "tunnel-control-kill-active");
        assertThat(snapshots).allSatisfy(name -> {
            assertThat(plan.named(name + "-rule").text("scheduleExpression")).isEqualTo("rate(7 days)");
            assertThat(plan.named(name + "-target").text("input")).isEqualTo("{\"source\":\"slipway.snapshot\"}");
            assertThat(plan.named(name + "-target").text("arn")).endsWith(":live");
            assertThat(plan.named(name + "-permission").text("qualifier")).isEqualTo("live");
            assertThat(plan.named(name + "-permission").text("principal")).isEqualTo("events.amazonaws.com");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"wake", "sleep", "kill"})
    void logsAreKeptAsLongAsTheServices(String controller) {
        var plan = open();
        var logs = plan.named("tunnel-control-%s-logs".formatted(controller));

        assertThat(logs.text("name")).isEqualTo("/slipway-test/tunnel/" + controller);
        assertThat(logs.input("retentionInDays")).contains(7L);
        assertThat(plan.named("tunnel-control-%s-function".formatted(controller))
                        .input("loggingConfig"))
                .contains(Map.of("logFormat", "Text", "logGroup", "/slipway-test/tunnel/" + controller));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wake", "sleep", "kill"})
    void logsAreEncryptedWithTheKeyOfTheStack(String controller) {
        var plan = plan(new Ingress.None(), ScalingSpec.NONE, args -> args.withKey(Optional.of(BaseComponents.key())));

        assertThat(plan.named("tunnel-control-%s-logs".formatted(controller)).text("kmsKeyId"))
                .startsWith("arn:aws:kms:");
        assertThat(open().named("tunnel-control-%s-logs".formatted(controller)).input("kmsKeyId"))
                .isEmpty();
    }

    @Test
    void sleepIsCalledAtARateAndKillAtATimeOfDay() {
        var plan = open();
        var sleep = plan.named("tunnel-control-sleep-schedule-schedule");
        var kill = plan.named("tunnel-control-kill-schedule-schedule");

        assertThat(sleep.text("scheduleExpression")).isEqualTo("rate(2 minutes)");
        assertThat(sleep.text("target.arn")).endsWith(":live").contains("tunnel-control-sleep");
        assertThat(kill.text("scheduleExpression")).isEqualTo("cron(0 23 * * ? *)");
        assertThat(kill.text("scheduleExpressionTimezone")).isEqualTo("Europe/Berlin");
        assertThat(kill.text("target.arn")).endsWith(":live").contains("tunnel-control-kill");
    }

    @Test
    void aScheduleMayCallOnlyItsFunction() {
        var plan = open();

        for (var each : List.of("sleep", "kill")) {
            var policy = plan.named("tunnel-control-%s-schedule-policy".formatted(each))
                    .text("policy");
            assertThat(policy.replaceAll("-[0-9a-f]{7}\\b", ""))
                    .isEqualTo(("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                                    + "\"Action\":\"lambda:InvokeFunction\",\"Resource\":"
                                    + "\"arn:aws:lambda:eu-west-1:123456789012:function:tunnel-control-%s-function:live\"}]}")
                            .formatted(each));
        }
    }

    @Test
    void protectedControllersCannotBeDeleted() {
        var types = List.of("aws:lambda/function:Function", "aws:iam/role:Role", "aws:scheduler/schedule:Schedule");
        var plan = plan(new Ingress.None(), ScalingSpec.NONE, args -> args.withProtectedFromDeletion(true));

        assertThat(plan.resources())
                .filteredOn(each -> each.name().startsWith("tunnel-control") && types.contains(each.type()))
                .hasSize(10)
                .allMatch(PlannedResource::protect);
    }
}
