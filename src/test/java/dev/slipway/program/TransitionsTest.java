package dev.slipway.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.App;
import dev.slipway.analysis.diff.PlanDiff;
import dev.slipway.testing.StackConfigs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The operations of Pulumi on changes of a stack file that happen in real life. */
class TransitionsTest {
    private static final String WEB =
            "{\"web\":{\"image\":\"nginx:1.29\",\"port\":80,\"assignPublicIp\":true,\"uses\":[\"database\"]}}";
    private static final String DATABASE = "{\"minAcu\":0,\"maxAcu\":1,\"instances\":1}";
    private static final String EXISTING =
            "{\"existing\":{\"vpcId\":\"vpc-0a1b2c3d4e5f67890\",\"publicSubnetIds\":[\"subnet-11111111\",\"subnet-22222222\"],"
                    + "\"privateSubnetIds\":[\"subnet-33333333\",\"subnet-44444444\"]}}";

    private static PlanDiff between(Map<String, String> before, Map<String, String> after) {
        return App.preflight(StackConfigs.of(after))
                .against(App.preflight(StackConfigs.of(before)).saved());
    }

    private static PlanDiff networks(String before, String after) {
        return between(
                Map.of("slipway:network", before, "slipway:database", DATABASE, "slipway:services", WEB),
                Map.of("slipway:network", after, "slipway:database", DATABASE, "slipway:services", WEB));
    }

    private static PlanDiff services(String before, String after) {
        return between(
                Map.of("slipway:database", DATABASE, "slipway:services", before),
                Map.of("slipway:database", DATABASE, "slipway:services", after));
    }

    private static List<String> operations(PlanDiff diff) {
        return diff.changes().stream()
                .map(change ->
                        change.operation().sign() + " " + change.resource().name())
                .toList();
    }

    /** Each replacement as the name of the resource and the properties that force it. */
    private static List<String> replacements(PlanDiff diff) {
        return diff.changes().stream()
                .filter(change -> !change.forcedBy().isEmpty())
                .map(change -> change.resource().name() + " " + change.forcedBy())
                .toList();
    }

    @Test
    void anotherBlockReplacesWhatCannotMoveToAnotherVpcAndSaysWhatIsLost() {
        var diff = networks("{\"cidr\":\"10.0.0.0/16\"}", "{\"cidr\":\"10.9.0.0/16\"}");

        assertThat(replacements(diff))
                .contains(
                        "network-vpc [cidrBlock]",
                        "network-internet [vpcId]",
                        "network-nat-a [subnetId]",
                        "balancer-alb [securityGroups]",
                        "database-subnets [description]",
                        "database-cluster [dbSubnetGroupName]",
                        "database-instance-1 [clusterIdentifier]");
        assertThat(diff.losses()).extracting(change -> change.resource().name()).contains("database-cluster");
    }

    @Test
    void existingVpcReplacesWhatCannotMoveToAnotherVpcForwardsAndBackwards() {
        var moved = List.of(
                "balancer-alb [securityGroups]",
                "database-subnets [description]",
                "database-cluster [dbSubnetGroupName]");

        assertThat(replacements(networks("{\"nat\":\"none\"}", EXISTING))).containsAll(moved);
        assertThat(replacements(networks(EXISTING, "{\"nat\":\"none\"}"))).containsAll(moved);
    }

    @Test
    void newTagsPublishNoVersionOfAFunction() {
        var services =
                "{\"web\":{\"image\":\"nginx:1.29\",\"port\":80,\"assignPublicIp\":true,\"sleep\":{\"idleMinutes\":15}}}";
        var diff = between(
                Map.of("slipway:tags", "{\"Team\":\"orders\"}", "slipway:services", services),
                Map.of("slipway:tags", "{\"Team\":\"shop\"}", "slipway:services", services));

        assertThat(operations(diff))
                .contains("~ web-control-wake-function")
                .noneMatch(operation -> operation.contains("alias"));
    }

    @Test
    void anotherZoneReplacesNoBalancerAndNoDatabase() {
        var diff = networks("{\"zones\":2}", "{\"zones\":3}");

        assertThat(replacements(diff)).isEmpty();
        assertThat(diff.losses()).isEmpty();
    }

    @Test
    void anotherShareOfSpotUpdatesTheService() {
        var spot = WEB.replace("\"port\"", "\"spot\":50,\"count\":{\"desired\":2},\"port\"");
        var onDemand = WEB.replace("\"port\"", "\"count\":{\"desired\":2},\"port\"");

        assertThat(operations(services(onDemand, spot))).containsExactly("~ web-service");
        assertThat(operations(services(spot, onDemand))).containsExactly("~ web-service");
    }

    @Test
    void firewallOfANewDistributionMovesToAnotherRegionAndItsFormerLogsAreDeleted() {
        var before = Map.of(
                "slipway:domain", "{\"zone\":\"example.com\",\"host\":\"shop\"}",
                "slipway:firewall", "{\"enabled\":true}",
                "slipway:services", "{\"shop\":{\"image\":\"nginx:1.29\",\"port\":80}}");
        var after = new HashMap<>(before);
        after.put("slipway:distribution", "{\"enabled\":true}");
        var diff = between(before, after);

        assertThat(replacements(diff)).contains("firewall-acl [provider, scope]");
        assertThat(operations(diff)).contains("+ firewall-logs-cloudfront", "- firewall-logs");
        assertThat(diff.losses())
                .extracting(change ->
                        change.resource().name() + ": " + change.lost().orElseThrow())
                .contains("firewall-logs: its log events");
    }

    @Test
    void removedExpiryOfATableChangesNothing() {
        var services = Map.of("slipway:services", "{\"web\":{\"image\":\"nginx:1.29\",\"ingress\":\"none\"}}");
        var before = new HashMap<>(services);
        before.put("slipway:storage", "{\"tables\":{\"items\":{\"hash\":\"id\",\"ttl\":\"endsAt\"}}}");
        var after = new HashMap<>(services);
        after.put("slipway:storage", "{\"tables\":{\"items\":{\"hash\":\"id\"}}}");

        assertThat(operations(between(before, after))).isEmpty();
        assertThat(operations(between(after, before))).containsExactly("~ items-table-table");
    }

    @Test
    void anotherKeyOfATableRollsTheServicesThatUseIt() {
        var services = "{\"web\":{\"image\":\"nginx:1.29\",\"port\":80,\"uses\":[\"table:items\"]}}";
        var diff = between(
                Map.of("slipway:services", services, "slipway:storage", "{\"tables\":{\"items\":{\"hash\":\"id\"}}}"),
                Map.of("slipway:services", services, "slipway:storage", "{\"tables\":{\"items\":{\"hash\":\"sku\"}}}"));

        assertThat(operations(diff)).contains("+- items-table-table", "+- web-task-definition", "~ web-service");
    }
}
