package dev.slipway.components.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.groups.Tuple.tuple;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.slipway.components.SharedResources;
import dev.slipway.components.balancer.AllowList;
import dev.slipway.components.balancer.LoadBalancer;
import dev.slipway.components.balancer.RouteConditions;
import dev.slipway.components.balancer.ServiceTargetSpec;
import dev.slipway.components.cluster.Cluster;
import dev.slipway.components.gateway.ServiceIntegrationSpec;
import dev.slipway.components.image.RegistryImage;
import dev.slipway.components.network.NewVpc;
import dev.slipway.components.service.Capacity.Spot;
import dev.slipway.components.service.ContainerSpec.DependencyCondition;
import dev.slipway.engine.Plan;
import dev.slipway.testing.BaseComponents;
import dev.slipway.testing.Programs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ServiceTest {
    private static final String SECRET = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/api-AbCdEf:token::";
    private static final RegistryImage IMAGE = RegistryImage.of("public.ecr.aws/nginx/nginx:1.29");
    private static final ServiceSpec SPEC = ServiceSpec.of(ContainerSpec.listening(80));

    /** The components that each service of these tests needs. */
    private record Base(NewVpc network, Cluster cluster, LoadBalancer balancer) {
        static Base create() {
            var network = BaseComponents.network();
            var cluster = BaseComponents.cluster();
            return new Base(network, cluster, BaseComponents.balancer(network));
        }

        ServiceArgs args(ServiceSpec spec, Ingress ingress) {
            return ServiceArgs.of(
                    cluster,
                    network,
                    IMAGE,
                    spec.withAssignPublicIp(ingress instanceof Ingress.Public).withIngress(ingress),
                    ingress instanceof Ingress.Api
                            ? StackIngress.of(BaseComponents.api(network))
                            : StackIngress.of(balancer));
        }

        Ingress balanced(String service) {
            return new BalancedIngress(
                    ServiceTargetSpec.of(80, RouteConditions.of("/" + service + "/*")), Duration.ofSeconds(60));
        }
    }

    private static Plan plan(ServiceSpec spec) {
        return plan(spec, base -> new Ingress.None());
    }

    private static Plan plan(ServiceSpec spec, Function<Base, Ingress> ingress) {
        return Programs.plan(context -> {
            var base = Base.create();
            new Service("web", base.args(spec, ingress.apply(base)));
        });
    }

    private static JsonObject container(Plan plan, int index) {
        var text = plan.named("web-task-definition").text("containerDefinitions");
        return JsonParser.parseString(text).getAsJsonArray().get(index).getAsJsonObject();
    }

    @Test
    void aServiceWithoutIngressHasNoIngressRuleAndNoPublicAddress() {
        var plan = plan(SPEC);

        assertThat(plan.resources()).noneMatch(each -> each.name().startsWith("web-tasks-from"));
        var service = plan.named("web-service");
        assertThat(service.flag("networkConfiguration.assignPublicIp")).isFalse();
        assertThat(service.list("networkConfiguration.subnets")).hasSize(2);
        assertThat(service.input("loadBalancers")).isEmpty();
    }

    @Test
    void theCircuitBreakerRollsBackAndTheUpWaits() {
        var service = plan(SPEC).named("web-service");

        assertThat(service.input("deploymentCircuitBreaker")).contains(Map.of("enable", true, "rollback", true));
        assertThat(service.flag("waitForSteadyState")).isTrue();
        assertThat(service.input("deploymentMinimumHealthyPercent")).contains(100L);
    }

    @Test
    void aServiceWithoutAlarmsHasThemOff() {
        assertThat(plan(SPEC).named("web-service").input("alarms"))
                .contains(Map.of("enable", false, "rollback", false, "alarmNames", List.of("none")));
    }

    @Test
    void behindTheBalancerOnlyTheBalancerReachesThePort() {
        var plan = plan(SPEC, base -> base.balanced("web"));

        var rule = plan.named("web-tasks-from-balancer-80");
        assertThat(rule.text("referencedSecurityGroupId")).startsWith("sg-");
        assertThat(rule.input("cidrIpv4")).isEmpty();
        assertThat(rule.input("fromPort")).contains(80L);
        var service = plan.named("web-service");
        assertThat(service.input("healthCheckGracePeriodSeconds")).contains(60L);
        assertThat(service.list("loadBalancers"))
                .singleElement()
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("containerName", "web")
                .containsEntry("containerPort", 80L);
        assertThat(service.dependencies()).anyMatch(urn -> urn.contains("ListenerRule"));
    }

    @Test
    void behindTheApiOnlyTheVpcLinkReachesThePortAndEcsRegistersTheTasks() {
        var plan = plan(SPEC, base -> new Ingress.Api(ServiceIntegrationSpec.of(80, "/*")));

        var rule = plan.named("web-tasks-from-api-80");
        assertThat(rule.dependencies()).contains(plan.named("api-link-sg").urn());
        assertThat(rule.input("cidrIpv4")).isEmpty();
        assertThat(rule.input("fromPort")).contains(80L);
        assertThat(plan.named("api-web-to-tasks-80").dependencies())
                .contains(plan.named("web-tasks-sg").urn());
        var service = plan.named("web-service");
        assertThat(service.flag("networkConfiguration.assignPublicIp")).isFalse();
        assertThat(service.input("loadBalancers")).isEmpty();
        assertThat(service.input("healthCheckGracePeriodSeconds")).isEmpty();
        assertThat(service.text("serviceRegistries.registryArn")).contains(":service/srv-");
        assertThat(service.text("serviceRegistries.containerName")).isEqualTo("web");
        assertThat(service.text("serviceRegistries.containerPort")).isEqualTo("80");
        assertThat(service.flag("deploymentCircuitBreaker.rollback")).isTrue();
    }

    @Test
    void aPublicServiceHasAnAddressAndOneRuleForEachAllowedBlock() {
        var plan = plan(SPEC, base -> Ingress.Public.to(80, AllowList.of("203.0.113.0/24", "198.51.100.7/32")));

        assertThat(plan.named("web-service").flag("networkConfiguration.assignPublicIp"))
                .isTrue();
        assertThat(plan.named("web-tasks-from-203-0-113-0-24-80").text("cidrIpv4"))
                .isEqualTo("203.0.113.0/24");
        assertThat(plan.named("web-tasks-from-198-51-100-7-32-80").text("cidrIpv4"))
                .isEqualTo("198.51.100.7/32");
    }

    @Test
    void aFixedCountIsSetByEveryUp() {
        var service = plan(SPEC.withCapacity(Capacity.fixed(3))).named("web-service");

        assertThat(service.input("desiredCount")).contains(3L);
        assertThat(service.ignoreChanges()).isEmpty();
    }

    @Test
    void aDesiredCountBetweenBoundsIsLeftToTheAutoscaler() {
        var plan = plan(SPEC.withCapacity(new Capacity(0, 0, 1, Spot.NONE)));

        assertThat(plan.named("web-service").input("desiredCount")).contains(0L);
        assertThat(plan.named("web-service").ignoreChanges()).containsExactly("desiredCount");
        assertThat(plan.ofType("aws:appautoscaling/target:Target")).isEmpty();
    }

    @Test
    void theControllersOwnTheCountOfAServiceThatSleeps() {
        var plan = plan(SPEC.withCapacity(new Capacity(0, 1, 1, Spot.NONE, true)));

        assertThat(plan.named("web-service").input("desiredCount")).contains(0L);
        assertThat(plan.named("web-service").ignoreChanges()).containsExactly("desiredCount");
    }

    @Test
    void spotRunsItsShareOfTheTasksBeyondTheBase() {
        var strategies = plan(SPEC.withCapacity(new Capacity(4, 4, 4, new Spot(75, 1))))
                .named("web-service")
                .list("capacityProviderStrategies");

        assertThat(strategies)
                .containsExactly(
                        Map.of("capacityProvider", "FARGATE", "weight", 25L, "base", 1L),
                        Map.of("capacityProvider", "FARGATE_SPOT", "weight", 75L, "base", 0L));
    }

    @Test
    void aServiceOnlyOnSpotHasNoOtherCapacityProvider() {
        var strategies = plan(SPEC.withCapacity(new Capacity(1, 1, 1, new Spot(100, 0))))
                .named("web-service")
                .list("capacityProviderStrategies");

        assertThat(strategies).containsExactly(Map.of("capacityProvider", "FARGATE_SPOT", "weight", 100L, "base", 0L));
    }

    @Test
    void everyMetricHasItsPolicyWithTheCooldowns() {
        var scaling = ScalingSpec.NONE
                .withCpu(OptionalInt.of(70))
                .withMemory(OptionalInt.of(80))
                .withRequests(OptionalInt.of(1000))
                .withResponseTimeMillis(OptionalInt.of(250));
        var plan = plan(
                SPEC.withCapacity(new Capacity(2, 2, 20, Spot.NONE)).withScaling(scaling),
                base -> base.balanced("web"));

        var target = plan.named("web-scaling-target");
        assertThat(target.input("minCapacity")).contains(2L);
        assertThat(target.input("maxCapacity")).contains(20L);
        assertThat(target.text("resourceId")).matches("service/slipway-test-cluster/web-service-[0-9a-f]+");
        assertThat(target.ignoreChanges()).isEmpty();
        var tracking = "targetTrackingScalingPolicyConfiguration.";
        for (var row : List.of(
                List.of("cpu", "ECSServiceAverageCPUUtilization", 70L),
                List.of("memory", "ECSServiceAverageMemoryUtilization", 80L),
                List.of("requests", "ALBRequestCountPerTarget", 1000L))) {
            var policy = plan.named("web-scaling-" + row.get(0));
            assertThat(policy.text(tracking + "predefinedMetricSpecification.predefinedMetricType"))
                    .isEqualTo(row.get(1));
            assertThat(policy.input(tracking + "targetValue")).contains(row.get(2));
            assertThat(policy.input(tracking + "scaleInCooldown")).contains(300L);
            assertThat(policy.input(tracking + "scaleOutCooldown")).contains(60L);
        }
        assertThat(plan.named("web-scaling-requests").text(tracking + "predefinedMetricSpecification.resourceLabel"))
                .matches("app/[^/]+/[^/]+/targetgroup/[^/]+/[^/]+");
        var responses = plan.named("web-scaling-response-time");
        assertThat(responses.input(tracking + "targetValue")).contains(0.25);
        assertThat(responses.text(tracking + "customizedMetricSpecification.namespace"))
                .isEqualTo("AWS/ApplicationELB");
        assertThat(responses.text(tracking + "customizedMetricSpecification.metricName"))
                .isEqualTo("TargetResponseTime");
        assertThat(responses.text(tracking + "customizedMetricSpecification.statistic"))
                .isEqualTo("Average");
        assertThat(responses.list(tracking + "customizedMetricSpecification.dimensions"))
                .extracting(dimension -> "" + ((Map<?, ?>) dimension).get("name"))
                .containsExactly("LoadBalancer", "TargetGroup");
    }

    @Test
    void aScheduleChangesTheBoundsAndTheUpIgnoresThem() {
        var night = new ScalingSchedule("night", "0 22 * * ? *", "Europe/Berlin", 0, 1);
        var scaling = ScalingSpec.NONE.withSchedules(List.of(night));
        var plan = plan(SPEC.withCapacity(new Capacity(2, 1, 4, Spot.NONE)).withScaling(scaling));

        var action = plan.named("web-scaling-at-night");
        assertThat(action.text("schedule")).isEqualTo("cron(0 22 * * ? *)");
        assertThat(action.text("timezone")).isEqualTo("Europe/Berlin");
        assertThat(action.input("scalableTargetAction")).contains(Map.of("minCapacity", 0L, "maxCapacity", 1L));
        assertThat(plan.named("web-scaling-target").ignoreChanges()).containsExactly("minCapacity", "maxCapacity");
    }

    @Test
    void theExecutionRoleReadsExactlyTheSecretsAndLogsOfTheTask() {
        var plan = plan(
                ServiceSpec.of(ContainerSpec.listening(80).withSecrets(Map.of("TOKEN", new SecretReference(SECRET)))));

        assertThat(plan.named("web-task-execution-policy").text("policy"))
                .isEqualTo("{\"Version\":\"2012-10-17\",\"Statement\":["
                        + "{\"Effect\":\"Allow\",\"Action\":[\"logs:CreateLogStream\",\"logs:PutLogEvents\"],"
                        + "\"Resource\":\"arn:aws:logs:eu-west-1:123456789012:log-group:/slipway-test/web:*\"},"
                        + "{\"Effect\":\"Allow\",\"Action\":\"secretsmanager:GetSecretValue\","
                        + "\"Resource\":\"arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/api-AbCdEf\"},"
                        + "{\"Effect\":\"Allow\",\"Action\":\"kms:Decrypt\","
                        + "\"Resource\":\"arn:aws:kms:eu-west-1:123456789012:key/*\","
                        + "\"Condition\":{\"StringLike\":{\"kms:ViaService\":\"secretsmanager.*\"}}}]}");
        assertThat(container(plan, 0).get("secrets").toString())
                .isEqualTo("[{\"name\":\"TOKEN\",\"valueFrom\":\"" + SECRET + "\"}]");
    }

    @Test
    void bothRolesTrustOnlyEcsOfThisAccount() {
        var plan = plan(SPEC);

        for (var role : List.of("web-task-role", "web-task-execution-role")) {
            assertThat(plan.named(role).text("assumeRolePolicy"))
                    .isEqualTo("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                            + "\"Principal\":{\"Service\":\"ecs-tasks.amazonaws.com\"},\"Action\":\"sts:AssumeRole\","
                            + "\"Condition\":{\"StringEquals\":{\"aws:SourceAccount\":\"123456789012\"}}}]}");
        }
        assertThat(plan.resources()).noneMatch(each -> each.name().equals("web-task-policy"));
    }

    @Test
    void aRecreatedTaskStopsBeforeTheNextOneStarts() {
        var rolling = plan(SPEC).named("web-service");
        var service =
                plan(SPEC.withDeployment(DeploymentConfiguration.RECREATE)).named("web-service");

        assertThat(List.of(
                        "deploymentMinimumHealthyPercent", "deploymentMaximumPercent", "availabilityZoneRebalancing"))
                .extracting(rolling::text, service::text)
                .containsExactly(tuple("100", "0"), tuple("200", "100"), tuple("ENABLED", "DISABLED"));
    }

    @Test
    void aShellNeedsItsFourActionsAndAnInitProcess() {
        var plan = plan(SPEC.withTask(SPEC.task().withExec(true)));

        assertThat(plan.named("web-service").flag("enableExecuteCommand")).isTrue();
        assertThat(plan.named("web-task-policy").text("policy"))
                .contains("\"Sid\":\"AnyTheActionsKnowNoResources\"")
                .contains("ssmmessages:CreateControlChannel")
                .contains("ssmmessages:OpenDataChannel");
        assertThat(container(plan, 0).get("linuxParameters").toString()).isEqualTo("{\"initProcessEnabled\":true}");
    }

    @Test
    void aSidecarStartsInItsOrder() {
        var health = ContainerHealth.of(List.of("CMD", "true"), Duration.ofSeconds(30), Duration.ofSeconds(10));
        var proxy = new Sidecar("proxy", IMAGE, ContainerSpec.listening(9000).withHealth(Optional.of(health)), true);
        var plan = plan(ServiceSpec.of(
                ContainerSpec.listening(80).withDependsOn(Map.of("proxy", DependencyCondition.HEALTHY)), proxy));

        assertThat(container(plan, 0).get("dependsOn").toString())
                .isEqualTo("[{\"containerName\":\"proxy\",\"condition\":\"HEALTHY\"}]");
        assertThat(container(plan, 1).get("healthCheck").toString())
                .isEqualTo(
                        "{\"command\":[\"CMD\",\"true\"],\"interval\":30,\"timeout\":5,\"retries\":3,\"startPeriod\":10}");
    }

    @Test
    void theTaskHasItsSizeAndArchitecture() {
        var definition = plan(SPEC.withTask(SPEC.task().withSize(FargateSize.of(1024, 2048))))
                .named("web-task-definition");

        assertThat(definition.text("cpu")).isEqualTo("1024");
        assertThat(definition.text("memory")).isEqualTo("2048");
        assertThat(definition.text("runtimePlatform.cpuArchitecture")).isEqualTo("ARM64");
        assertThat(definition.text("family")).isEqualTo("slipway-test-web");
    }

    @Test
    void logsOfAServiceAreKeptAsLongAsAskedFor() {
        var plan = Programs.plan(context -> {
            var base = Base.create();
            new Service(
                    "web",
                    base.args(SPEC, new Ingress.None()).withShared(SharedResources.NONE.withLogRetentionDays(14)));
        });
        var logs = plan.named("web-task-logs");

        assertThat(logs.text("name")).isEqualTo("/slipway-test/web");
        assertThat(logs.input("retentionInDays")).contains(14L);
    }

    @Test
    void aProtectedServiceKeepsItselfItsRolesAndItsRevisions() {
        var plan = Programs.plan(context -> {
            var base = Base.create();
            new Service(
                    "web",
                    base.args(SPEC, new Ingress.None())
                            .withShared(SharedResources.NONE.withProtectedFromDeletion(true)));
        });

        assertThat(List.of("web-service", "web-task-role", "web-task-execution-role"))
                .allMatch(name -> plan.named(name).protect());
        assertThat(plan.named("web-task-definition").flag("skipDestroy")).isTrue();
        // Each new revision replaces the one before, which protect would refuse.
        assertThat(plan.named("web-task-definition").protect()).isFalse();
    }

    @Test
    void twoServicesInOneProgramDoNotClash() {
        var scaling = ScalingSpec.NONE.withCpu(OptionalInt.of(70));
        var plan = Programs.plan(context -> {
            var base = Base.create();
            var spec = SPEC.withCapacity(new Capacity(1, 1, 2, Spot.NONE))
                    .withScaling(scaling)
                    .withTask(SPEC.task().withExec(true));
            new Service("a", base.args(spec, base.balanced("a")));
            new Service("b", base.args(spec, base.balanced("b")));
        });

        assertThat(plan.ofType("aws:ecs/service:Service")).hasSize(2);
    }

    @Test
    void aServiceWithIngressNeedsAPort() {
        var spec = ServiceSpec.of(ContainerSpec.DEFAULT);
        var ingress = new BalancedIngress(ServiceTargetSpec.of(80, RouteConditions.of("/*")), Duration.ofSeconds(60));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec.withIngress(ingress))
                .withMessage("port: missing; set the port that the container listens on, or ingress to none");
    }

    @Test
    void aContainerHasItsOwnStopTimeoutOrThatOfEcs() {
        var slow = ContainerSpec.listening(80).withStopTimeoutSeconds(OptionalInt.of(120));
        var plan = plan(ServiceSpec.of(slow, new Sidecar("proxy", IMAGE, ContainerSpec.listening(9000), true)));

        assertThat(container(plan, 0).get("stopTimeout").getAsInt()).isEqualTo(120);
        assertThat(container(plan, 1).has("stopTimeout")).isFalse();
    }

    @Test
    void aStopTimeoutBeyondTheLimitsOfFargateIsRefused() {
        for (var seconds : List.of(1, 121)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ContainerSpec.DEFAULT.withStopTimeoutSeconds(OptionalInt.of(seconds)))
                    .withMessage("stopTimeoutSeconds: 2 to 120 is allowed; set it to 30");
        }
    }
}
