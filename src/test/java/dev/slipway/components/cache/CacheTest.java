package dev.slipway.components.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.pulumi.aws.cloudwatch.MetricAlarm;
import dev.slipway.App;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.PolicyLines;
import dev.slipway.testing.StackConfigs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The resources of caches, and the variables and permissions of their clients. */
class CacheTest {
    private static Plan plan(String cache, String... more) {
        var values = new HashMap<String, String>();
        values.put("slipway:caches", "{\"sessions\":%s}".formatted(cache));
        values.put(
                "slipway:services",
                "{\"web\":{\"image\":\"%s\",\"ingress\":\"none\",\"uses\":[{\"cache\":\"sessions\",\"as\":{\"url\":\"CACHE_URL\"}}]}}"
                        .formatted(StackConfigs.IMAGE));
        for (var i = 0; i < more.length; i += 2) {
            values.put(more[i], more[i + 1]);
        }
        return App.preflight(StackConfigs.of(values)).plan();
    }

    private static PlannedResource cache(String cache, String... more) {
        return plan(cache, more).named("sessions-cache-cache");
    }

    private static Map<String, String> variables(Plan plan, String of, String key) {
        var container = JsonParser.parseString(plan.named("web-task-definition").text("containerDefinitions"))
                .getAsJsonArray()
                .get(0)
                .getAsJsonObject();
        var variables = new TreeMap<String, String>();
        if (container.has(of)) {
            container
                    .getAsJsonArray(of)
                    .forEach(entry -> variables.put(
                            entry.getAsJsonObject().get("name").getAsString(),
                            entry.getAsJsonObject().get(key).getAsString()));
        }
        return variables;
    }

    @Test
    void aServerlessCacheHasLimitsASnapshotAndTheKeyOfTheStack() {
        var plan = plan("{\"maxGb\":20}");
        var cache = plan.named("sessions-cache-cache");

        assertThat(cache.inputs())
                .containsEntry("name", "shop-test-sessions")
                .containsEntry("engine", "valkey")
                .containsEntry("majorEngineVersion", "8")
                .containsEntry("snapshotRetentionLimit", 1L)
                .containsEntry("userGroupId", "shop-test-sessions")
                .containsEntry(
                        "cacheUsageLimits",
                        Map.of(
                                "dataStorage", Map.of("maximum", 20L, "unit", "GB"),
                                "ecpuPerSeconds", List.of(Map.of("maximum", 5000L))));
        assertThat(cache.text("kmsKeyId")).startsWith("arn:aws:kms:eu-west-1:123456789012:key/");
        assertThat(cache.list("subnetIds")).hasSize(2);
        assertThat(cache.options().deleteBeforeReplace()).isTrue();
    }

    @Test
    void nodesAreEncryptedSpreadAndUpdatedAtOnce() {
        var cache = cache("{\"nodes\":{}}");

        assertThat(cache.inputs())
                .containsEntry("replicationGroupId", "shop-test-sessions")
                .containsEntry("engineVersion", "8.2")
                .containsEntry("parameterGroupName", "default.valkey8")
                .containsEntry("nodeType", "cache.t4g.micro")
                .containsEntry("numCacheClusters", 2L)
                .containsEntry("clusterMode", "disabled")
                .containsEntry("automaticFailoverEnabled", true)
                .containsEntry("multiAzEnabled", true)
                .containsEntry("transitEncryptionEnabled", true)
                .containsEntry("transitEncryptionMode", "required")
                .containsEntry("atRestEncryptionEnabled", true)
                .containsEntry("autoMinorVersionUpgrade", false)
                .containsEntry("applyImmediately", true)
                .containsEntry("userGroupIds", List.of("shop-test-sessions"))
                .doesNotContainKeys("numNodeGroups", "replicasPerNodeGroup", "finalSnapshotIdentifier", "authToken");
        assertThat(cache.options().replaceOnChanges()).containsExactly("clusterMode");
    }

    @ParameterizedTest
    @CsvSource({"1, true, false", "3, true, true"})
    void shardsHaveReplicasAndClusterMode(int count, boolean failover, boolean spread) {
        var cache = cache("{\"version\":\"7.2\",\"nodes\":{\"shards\":2,\"count\":%d}}".formatted(count));

        assertThat(cache.inputs())
                .containsEntry("parameterGroupName", "default.valkey7.cluster.on")
                .containsEntry("clusterMode", "enabled")
                .containsEntry("numNodeGroups", 2L)
                .containsEntry("replicasPerNodeGroup", count - 1L)
                .containsEntry("automaticFailoverEnabled", failover)
                .containsEntry("multiAzEnabled", spread)
                .doesNotContainKey("numCacheClusters");
    }

    @Test
    void oneNodeHasNoFailover() {
        assertThat(cache("{\"nodes\":{\"count\":1}}").inputs())
                .containsEntry("automaticFailoverEnabled", false)
                .containsEntry("multiAzEnabled", false);
    }

    @Test
    void aProtectedCacheCannotBeDeletedAndLeavesASnapshotOfTheStack() {
        var plan = plan("{\"nodes\":{}}", "slipway:protected", "true");
        var cache = plan.named("sessions-cache-cache");
        var group =
                plan.named("sessions-cache-from-web").text("securityGroupId").replace("sg-", "");

        assertThat(cache.protect()).isTrue();
        assertThat(cache.text("finalSnapshotIdentifier")).isEqualTo("shop-test-sessions-final-" + group);
        assertThat(cache("{}", "slipway:protected", "true").protect()).isTrue();
    }

    @Test
    void onlyTheUserOfTheCacheIsInItsGroup() {
        var plan = plan("{}");

        assertThat(plan.named("sessions-cache-user-group").inputs())
                .containsEntry("userGroupId", "shop-test-sessions")
                .containsEntry("engine", "valkey")
                .containsEntry("userIds", List.of("shop-test-sessions"));
        assertThat(plan.named("sessions-cache-user-user").inputs())
                .containsEntry("userId", "shop-test-sessions")
                .containsEntry("userName", "shop-test-sessions")
                .containsEntry("accessString", "on ~* &* +@all")
                .containsEntry("noPasswordRequired", false);
    }

    @Test
    void thePasswordIsASecretOfPlanAndState() {
        var plan = plan("{}");
        var password = plan.named("sessions-cache-user-password");
        var secret = plan.named("sessions-cache-user-secret");

        assertThat(password.text("secretString")).isEqualTo("[secret]");
        assertThat(plan.named("sessions-cache-user-user").inputs().get("authenticationMode"))
                .isEqualTo(Map.of("type", "password", "passwords", "[secret]"));
        assertThat(secret.text("namePrefix")).isEqualTo("shop-test-sessions-cache-user-");
        assertThat(secret.text("kmsKeyId")).startsWith("arn:aws:kms:eu-west-1:123456789012:key/");
        assertThat(secret.inputs()).containsEntry("recoveryWindowInDays", 7L);
        assertThat(plan("{}", "slipway:protected", "true")
                        .named("sessions-cache-user-secret")
                        .inputs())
                .containsEntry("recoveryWindowInDays", 30L);
    }

    @Test
    void aClientHasTheAddressTheUserAndThePassword() {
        var plan = plan("{}");
        var arn = plan.named("sessions-cache-user-password").text("secretId");

        assertThat(variables(plan, "environment", "value"))
                .containsOnlyKeys("CACHE_HOST", "CACHE_PORT", "CACHE_USER", "CACHE_SECRET_ARN", "CACHE_URL")
                .containsEntry("CACHE_PORT", "6379")
                .containsEntry("CACHE_USER", "shop-test-sessions")
                .containsEntry("CACHE_SECRET_ARN", arn)
                .hasEntrySatisfying("CACHE_HOST", host -> assertThat(host)
                        .matches("shop-test-sessions-[0-9a-f]{6}\\.serverless\\.cache\\.amazonaws\\.com"))
                .hasEntrySatisfying("CACHE_URL", url -> assertThat(url)
                        .matches("rediss://shop-test-sessions-.+amazonaws.com:6379"));
        assertThat(variables(plan, "secrets", "valueFrom")).isEqualTo(Map.of("CACHE_PASSWORD", arn));
        assertThat(PolicyLines.of(plan, "web-task-policy"))
                .anyMatch(line -> line.equals("secretsmanager:GetSecretValue on " + arn));
    }

    @Test
    void aClientThatSignsTokensMayConnectAsTheUser() {
        var plan = plan("{\"authentication\":\"iam\",\"nodes\":{}}");
        var arn = "arn:aws:elasticache:eu-west-1:123456789012:";

        assertThat(variables(plan, "environment", "value"))
                .containsOnlyKeys("CACHE_HOST", "CACHE_PORT", "CACHE_USER", "CACHE_NAME", "CACHE_URL")
                .containsEntry("CACHE_NAME", "shop-test-sessions")
                .hasEntrySatisfying("CACHE_HOST", host -> assertThat(host).startsWith("master.shop-test-sessions."));
        assertThat(variables(plan, "secrets", "valueFrom")).isEmpty();
        assertThat(PolicyLines.of(plan, "web-task-policy"))
                .containsExactly(
                        "elasticache:Connect on [%sreplicationgroup:shop-test-sessions,%suser:shop-test-sessions]"
                                .formatted(arn, arn));
        assertThat(plan.named("sessions-cache-user-user").inputs().get("authenticationMode"))
                .isEqualTo(Map.of("type", "iam"));
        assertThat(plan.resources())
                .extracting(PlannedResource::name)
                .doesNotContain("sessions-cache-user-secret", "sessions-cache-user-password");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{} | 6380", "{\"nodes\":{}} | 6379"})
    void anAdmittedClientReachesThePortsAndStartsWhenTheCacheRuns(String cache, String toPort) {
        var plan = plan(cache);
        var rule = plan.named("sessions-cache-from-web");

        assertThat(rule.text("fromPort")).isEqualTo("6379");
        assertThat(rule.text("toPort")).isEqualTo(toPort);
        assertThat(plan.named("web-service").dependencies())
                .contains(rule.urn(), plan.named("sessions-cache-cache").urn());
    }

    @Test
    void alarmsWatchTheLimitsOfAServerlessCache() {
        var plan = plan("{\"maxGb\":20}", "slipway:alarms", "{\"email\":\"ops@example.com\"}");
        var storage = plan.named("sessions-cache-storage");
        var throttled = plan.named("sessions-cache-throttled");

        assertThat(storage.text("metricName")).isEqualTo("BytesUsedForCache");
        assertThat(storage.inputs())
                .containsEntry("dimensions", Map.of("clusterId", "shop-test-sessions"))
                .containsEntry("threshold", 18_000_000_000L);
        assertThat(throttled.text("metricName")).isEqualTo("ThrottledCmds");
        assertThat(throttled.text("statistic")).isEqualTo("Sum");
    }

    @Test
    void alarmsWatchEachNode() {
        var plan = plan("{\"nodes\":{\"shards\":2,\"count\":1}}", "slipway:alarms", "{\"email\":\"ops@example.com\"}");

        assertThat(plan.ofType(MetricAlarm.class).stream()
                        .filter(alarm -> alarm.name().startsWith("sessions-"))
                        .map(alarm -> alarm.text("metricName") + " " + alarm.text("dimensions.CacheClusterId") + " "
                                + alarm.text("threshold")))
                .containsExactlyInAnyOrder(
                        "EngineCPUUtilization shop-test-sessions-0001-001 90",
                        "EngineCPUUtilization shop-test-sessions-0002-001 90",
                        "DatabaseMemoryUsagePercentage shop-test-sessions-0001-001 90",
                        "DatabaseMemoryUsagePercentage shop-test-sessions-0002-001 90");
    }

    @Test
    void theUserStaysWhenNodesTakeThePlaceOfAServerlessCache() {
        var serverless = plan("{}").named("sessions-cache-user-user");

        assertThat(plan("{\"nodes\":{}}").named("sessions-cache-user-user").urn())
                .isEqualTo(serverless.urn());
    }
}
