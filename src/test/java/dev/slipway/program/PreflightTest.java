package dev.slipway.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.exceptions.RunException;
import dev.slipway.App;
import dev.slipway.analysis.guard.Finding;
import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.StackConfigs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pulumirpc.Resource.ResourceInvokeRequest;

class PreflightTest {
    private static final String DOMAIN = "{\"zone\":\"example.com\",\"host\":\"shop\"}";

    @Test
    void aStackWithoutServicesHasNoBalancer() {
        var preflight = App.preflight(StackConfigs.of(Map.of()));

        assertThat(preflight.plan().ofType("aws:lb/loadBalancer:LoadBalancer")).isEmpty();
        assertThat(preflight.findings()).isEmpty();
        assertThat(preflight.refused()).isFalse();
    }

    @Test
    void everyTaggableResourceHasTheTagsOfProjectStackAndSettings() {
        var plan = App.preflight(StackConfigs.of(Map.of("slipway:tags", "{\"Team\":\"shop\"}")))
                .plan();

        assertThat(plan.resources().stream().filter(each -> each.input("tags").isPresent()))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.input("tags").orElseThrow())
                        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.map(String.class, Object.class))
                        .containsEntry("Project", "shop")
                        .containsEntry("Stack", "test")
                        .containsEntry("Team", "shop")
                        .containsKey("Name"));
    }

    @Test
    void aCopyForAPullRequestHasNoRolesOfDeliveryAndItsOwnLieWhereTheOriginalsRoleReaches() {
        var boundary = "arn:aws:iam::123456789012:policy/boundary";
        var plan = App.preflight(StackConfigs.of(Map.of(
                        "slipway:services",
                        "{\"web\":{\"image\":\"%s\",\"port\":80}}".formatted(StackConfigs.IMAGE),
                        "slipway:delivery",
                        "{\"repository\":\"a/b\",\"boundary\":\"%s\",\"pullRequests\":\"preview\",\"roles\":false}"
                                .formatted(boundary))))
                .plan();

        assertThat(plan.resources()).noneMatch(each -> each.type().startsWith("slipway:delivery:"));
        assertThat(plan.ofType("aws:iam/role:Role")).isNotEmpty().allSatisfy(role -> {
            assertThat(role.text("path")).isEqualTo("/shop-test/");
            assertThat(role.text("permissionsBoundary")).isEqualTo(boundary);
        });
    }

    /** The requests start the look-ups in AWS; the program asks with the same ones. */
    @Test
    void lookUpsAreKnownWhenTheProgramMakesThem() {
        var requests = Collections.synchronizedList(new ArrayList<ResourceInvokeRequest>());
        var config = StackConfigs.of(Map.of(
                "slipway:domain",
                DOMAIN,
                "slipway:services",
                "{\"web\":{\"image\":\"%s\",\"port\":80,\"ingress\":\"balancer\"}}".formatted(StackConfigs.IMAGE)));

        var plan = Preflight.of(config, App::stack, requests::add).plan();

        assertThat(requests)
                .extracting(ResourceInvokeRequest::getTok)
                .containsExactlyInAnyOrder(
                        "aws:index/getAvailabilityZones:getAvailabilityZones", "aws:route53/getZone:getZone");
        assertThat(requests)
                .allSatisfy(request -> assertThat(request.getVersion()).isNotEmpty());
        assertThat(plan.functions()).hasSizeGreaterThan(requests.size());
    }

    @Test
    void anErrorOfTheGuardRailsRefusesAProtectedStack() {
        var services = "{\"web\":{\"image\":\"nginx:1.29\",\"port\":80}}";

        var open = App.preflight(StackConfigs.of(Map.of("slipway:services", services)));
        var strict = App.preflight(StackConfigs.of(Map.of("slipway:services", services, "slipway:protected", "true")));

        assertThat(open.refused()).isFalse();
        assertThat(strict.refused()).isTrue();
        assertThat(strict.findings()).extracting(Finding::rule).contains("image-pinned");
    }

    @Test
    void aProtectedStackIsWarnedOfHttpUntilItHasADomain() {
        var service = "{\"web\":{\"image\":\"%s\",\"port\":80}}".formatted(StackConfigs.IMAGE);

        var plain = App.preflight(StackConfigs.of(Map.of("slipway:services", service, "slipway:protected", "true")));
        var named = App.preflight(StackConfigs.of(
                Map.of("slipway:services", service, "slipway:protected", "true", "slipway:domain", DOMAIN)));

        assertThat(plain.refused()).isFalse();
        assertThat(plain.findings()).extracting(Finding::rule).containsExactly("listener-tls");
        assertThat(named.findings()).isEmpty();
    }

    @Test
    void aServiceThatSleepsInAProtectedStackNeedsAnAlarmAddress() {
        var service = "{\"web\":{\"image\":\"%s\",\"port\":80,\"sleep\":{}}}".formatted(StackConfigs.IMAGE);

        var silent = App.preflight(StackConfigs.of(
                Map.of("slipway:services", service, "slipway:protected", "true", "slipway:domain", DOMAIN)));
        var told = App.preflight(StackConfigs.of(Map.of(
                "slipway:services",
                service,
                "slipway:protected",
                "true",
                "slipway:domain",
                DOMAIN,
                "slipway:alarms",
                "{\"email\":\"ops@example.com\"}")));

        assertThat(silent.findings()).extracting(Finding::rule).containsOnly("function-alarm");
        assertThat(told.findings()).isEmpty();
    }

    @Test
    void theDashboardOfABalancedServiceShowsWhatItsBalancerCounts() {
        var service = "{\"web\":{\"image\":\"%s\",\"port\":80,\"sleep\":{}}}".formatted(StackConfigs.IMAGE);
        var body = App.preflight(StackConfigs.of(Map.of("slipway:services", service)))
                .plan()
                .named("web-control-view-dashboard")
                .text("dashboardBody");

        assertThat(body)
                .contains("\"Requests of the balancer, and those answered 5xx\"")
                .containsPattern(
                        "\"AWS/ApplicationELB\",\"RequestCount\",\"TargetGroup\",\"targetgroup/[^\"]+\",\"LoadBalancer\",\"app/")
                .doesNotContain("ActiveConnections");
    }

    @Test
    void theDashboardOfAServiceBehindTheApiShowsTheApiAndTheDatabaseOfTheStack() {
        var service = "{\"web\":{\"image\":\"%s\",\"port\":80,\"ingress\":\"api\",\"sleep\":{}}}"
                .formatted(StackConfigs.IMAGE);
        var stack = Map.of("slipway:services", service, "slipway:database", "{\"minAcu\":0}");
        var plan = App.preflight(StackConfigs.of(stack)).plan();
        var alone = App.preflight(StackConfigs.of(Map.of("slipway:services", service)))
                .plan();

        assertThat(plan.named("web-control-view-dashboard").text("dashboardBody"))
                .contains("[\"AWS/ApiGateway\",\"Count\",\"ApiId\",\""
                        + plan.outputs().get("api_id") + "\"]")
                .contains("[\"AWS/RDS\",\"ServerlessDatabaseCapacity\",\"DBClusterIdentifier\",\"shop-test-database\"]")
                .doesNotContain("AWS/ApplicationELB");
        assertThat(alone.named("web-control-view-dashboard").text("dashboardBody"))
                .doesNotContain("AWS/RDS");
    }

    @Test
    void tasksOfAProtectedStackHaveNoPublicAddresses() {
        var service = "{\"web\":{\"image\":\"%s\",\"ingress\":\"none\",\"assignPublicIp\":true}}"
                .formatted(StackConfigs.IMAGE);
        var plain = App.preflight(StackConfigs.of(Map.of("slipway:services", service)));
        var strict = App.preflight(StackConfigs.of(Map.of("slipway:services", service, "slipway:protected", "true")));

        assertThat(plain.findings()).isEmpty();
        assertThat(strict.findings())
                .singleElement()
                .extracting(Finding::line)
                .isEqualTo("error: web-service gives its tasks public addresses, but admits no address from outside:"
                        + " remove assignPublicIp, and set network.nat or network.endpoints for outbound access"
                        + " [task-public-address]");
    }

    @Test
    void aDashboardCanBeTurnedOff() {
        var service = "{\"web\":{\"image\":\"%s\",\"port\":80,\"sleep\":{}}}".formatted(StackConfigs.IMAGE);
        var plan = App.preflight(StackConfigs.of(
                        Map.of("slipway:services", service, "slipway:control", "{\"dashboard\":false}")))
                .plan();

        assertThat(plan.ofType("aws:cloudwatch/dashboard:Dashboard")).isEmpty();
        assertThat(plan.outputs()).doesNotContainKey("dashboard_url").containsKey("control_url");
    }

    @Test
    void aWaiverLetsAStackPass() {
        var preflight = App.preflight(StackConfigs.of(Map.of(
                "slipway:services",
                "{\"web\":{\"image\":\"nginx:1.29\",\"port\":80}}",
                "slipway:protected",
                "true",
                "slipway:domain",
                DOMAIN,
                "slipway:waivers",
                "[{\"rule\":\"image-pinned\",\"resource\":\"web-task-definition\","
                        + "\"reason\":\"the registry keeps its tags\",\"until\":\"2999-12-31\"}]")));

        assertThat(preflight.refused()).isFalse();
        assertThat(preflight.findings()).extracting(Finding::isWaived).containsExactly(true);
    }

    @Test
    void errorsOfTheSettingsAreTheMessage() {
        assertThatThrownBy(() -> App.preflight(StackConfigs.of(Map.of("slipway:network", "{\"zones\":9}"))))
                .isInstanceOf(RunException.class)
                .hasMessage("slipway:network.zones = 9: 1 to 3 is allowed; set it to 3");
    }

    @Test
    void theSameStackHasTheSamePlan() {
        assertThat(App.preflight(StackConfigs.ofServices("a", "b")).plan())
                .isEqualTo(App.preflight(StackConfigs.ofServices("a", "b")).plan());
    }

    @Test
    void anotherServiceMovesNothingOfTheFirst() {
        var one = App.preflight(StackConfigs.ofServices("orders")).plan();
        var two = App.preflight(StackConfigs.ofServices("carts", "orders")).plan();

        assertThat(two.resources())
                .extracting(PlannedResource::urn)
                .containsAll(one.resources().stream().map(PlannedResource::urn).toList());
        assertThat(two.named("orders-service").inputs())
                .isEqualTo(one.named("orders-service").inputs());
    }

    @Test
    void everyPartitionAndRegionCanBePlanned() {
        for (var region : new String[] {"cn-north-1", "us-gov-west-1", "ap-southeast-4"}) {
            var config = StackConfigs.of(Map.of(
                    "aws:region",
                    region,
                    "slipway:services",
                    "{\"web\":{\"image\":\"" + StackConfigs.IMAGE + "\",\"port\":80}}"));

            assertThat(App.preflight(config).findings()).as(region).isEmpty();
        }
    }

    @Test
    void aStackIsOverItsBudgetWhereItsEstimateIsHigher() {
        var over = App.preflight(StackConfigs.of(Map.of("slipway:budget", "{\"monthly\":30}")));
        var within = App.preflight(StackConfigs.of(Map.of("slipway:budget", "{\"monthly\":60}")));
        var without = App.preflight(StackConfigs.of(Map.of()));

        assertThat(over.overBudget(over.estimate()).orElseThrow())
                .startsWith("slipway:budget.monthly = 30: the stack costs $")
                .endsWith("; spend less there or raise the budget");
        assertThat(within.overBudget(within.estimate())).isEmpty();
        assertThat(without.overBudget(without.estimate())).isEmpty();
    }

    @Test
    void aRegionWithoutPricesHasNoEstimate() {
        assertThat(App.preflight(StackConfigs.of(Map.of("aws:region", "eu-north-1")))
                        .estimate())
                .isEmpty();
    }
}
