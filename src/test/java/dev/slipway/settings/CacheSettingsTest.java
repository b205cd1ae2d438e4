package dev.slipway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.components.cache.CacheAuthentication;
import dev.slipway.components.cache.CacheNodes;
import dev.slipway.components.cache.CacheSpec;
import dev.slipway.components.cache.ServerlessCapacity;
import dev.slipway.testing.TestStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The caches of a stack file. */
class CacheSettingsTest {
    private static CacheSpec read(String cache, String... more) {
        var lines = new String[more.length + 1];
        lines[0] = "caches: {sessions: %s}".formatted(cache);
        System.arraycopy(more, 0, lines, 1, more.length);
        return TestStack.settings(lines).caches().get("sessions");
    }

    @Test
    void aStackHasNoCacheByDefault() {
        assertThat(TestStack.settings("{}").caches()).isEmpty();
        assertThat(TestStack.settings("{}").storesData()).isFalse();
        assertThat(TestStack.settings("caches: {sessions: {}}").storesData()).isTrue();
    }

    @Test
    void aCacheIsServerlessWithAPasswordAndLimits() {
        var spec = read("{}");

        assertThat(spec.name().text()).isEqualTo("slipway-test-sessions");
        assertThat(spec.authentication()).isEqualTo(CacheAuthentication.PASSWORD);
        assertThat(spec.capacity()).isEqualTo(new ServerlessCapacity("8", 10, 5000));
        assertThat(spec.snapshotDays()).isEqualTo(1);
        assertThat(spec.finalSnapshot()).isFalse();
    }

    @Test
    void aCacheHasTheSettingsOfItsSection() {
        var spec = read(
                "{engine: valkey, version: '7', maxGb: 100, maxEcpus: 90000, authentication: iam, snapshotDays: 35}");

        assertThat(spec.authentication()).isEqualTo(CacheAuthentication.IAM);
        assertThat(spec.capacity()).isEqualTo(new ServerlessCapacity("7", 100, 90000));
        assertThat(spec.snapshotDays()).isEqualTo(35);
    }

    @Test
    void nodesTakeThePlaceOfLimits() {
        assertThat(read("{nodes: {}}").capacity()).isEqualTo(new CacheNodes("8.2", "cache.t4g.micro", 2, 1));
        assertThat(read("{version: '7.2', nodes: {type: cache.r7g.large, count: 3, shards: 2}}")
                        .capacity())
                .isEqualTo(new CacheNodes("7.2", "cache.r7g.large", 3, 2));
    }

    @Test
    void nodesOfAProtectedStackLeaveASnapshot() {
        assertThat(read("{nodes: {}}", "protected: true").finalSnapshot()).isTrue();
        assertThat(read("{nodes: {}, finalSnapshot: false}", "protected: true").finalSnapshot())
                .isFalse();
        assertThat(read("{nodes: {}, finalSnapshot: true}").finalSnapshot()).isTrue();
        assertThat(read("{}", "protected: true").finalSnapshot()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{engine: redis} | .engine = redis: valkey (it has the protocol of Redis) is allowed; correct it",
                "{version: '8.1'} | .version = 8.1: a serverless cache has a major version such as 8, whose minor versions AWS applies; set it to \"8\"",
                "{version: '8', nodes: {}} | .version = 8: nodes have a version of Valkey such as 7.2 or 8.2; set it to \"8.2\"",
                "{version: '7.1', nodes: {}} | .version = 7.1: nodes have a version of Valkey such as 7.2 or 8.2; set it to \"8.2\"",
                "{maxGb: 0} | .maxGb = 0: 1 to 5000 is allowed; set it to 1",
                "{maxGb: 5001} | .maxGb = 5001: 1 to 5000 is allowed; set it to 5000",
                "{maxEcpus: 999} | .maxEcpus = 999: 1000 to 15000000 is allowed; set it to 1000",
                "{maxGb: 5, nodes: {}} | .maxGb: nodes have the memory of their type; remove it, or remove nodes",
                "{maxEcpus: 5000, nodes: {}} | .maxEcpus: nodes have the processors of their type; remove it, or remove nodes",
                "{authentication: none} | .authentication = none: password, iam are allowed; set it to password",
                "{snapshotDays: 36} | .snapshotDays = 36: 0 to 35 is allowed; set it to 35",
                "{finalSnapshot: true} | .finalSnapshot = true: a serverless cache is deleted without a snapshot; remove it, and create a snapshot before you delete the cache",
                "{nodes: {type: t4g.micro}} | .nodes.type = t4g.micro: a node type such as cache.t4g.micro is allowed; set it to cache.t4g.micro",
                "{nodes: {type: cache.r6gd.xlarge}} | .nodes.type = cache.r6gd.xlarge: nodes with data tiering are not supported; set it to a type without it, such as cache.r7g.xlarge",
                "{nodes: {count: 7}} | .nodes.count = 7: 1 to 6 is allowed; set it to 6",
                "{nodes: {shards: 501}} | .nodes.shards = 501: 1 to 500 is allowed; set it to 500",
                "{nodes: {count: 6, shards: 100}} | .nodes.shards = 100: 100 shards of 6 nodes are more than 500 nodes; set it to 83",
                "{nodes: {replicas: 1}} | .nodes.replicas: unknown key; allowed here: type, count, shards",
                "{maxGB: 5} | .maxGB: unknown key; did you mean maxGb?",
            })
    void aCacheThatElastiCacheLacksIsRefused(String cache, String error) {
        TestStack.assertErrors(() -> read(cache), "slipway:caches.sessions" + error);
    }

    @Test
    void allErrorsOfACacheAreReportedAtOnce() {
        TestStack.assertErrors(
                () -> read("{engine: memcached, version: '8', snapshotDays: 99, nodes: {type: large, count: 9}}"),
                "slipway:caches.sessions.engine = memcached: valkey (it has the protocol of Redis) is allowed; correct it",
                "slipway:caches.sessions.version = 8: nodes have a version of Valkey such as 7.2 or 8.2; set it to \"8.2\"",
                "slipway:caches.sessions.snapshotDays = 99: 0 to 35 is allowed; set it to 35",
                "slipway:caches.sessions.nodes.type = large: a node type such as cache.t4g.micro is allowed; set it to cache.t4g.micro",
                "slipway:caches.sessions.nodes.count = 9: 1 to 6 is allowed; set it to 6");
    }

    @Test
    void aNameThatElastiCacheWouldRefuseIsAnError() {
        TestStack.assertErrors(
                () -> TestStack.settingsOf("my-shop-of-the-north-and-the-west", "caches: {sessions: {}}"),
                "slipway:caches.sessions: the cache would be called"
                        + " my-shop-of-the-north-and-the-west-test-sessions, and up to 40 lower-case letters, digits and single"
                        + " hyphens are allowed, starting with a letter; shorten its name, or rename the project or the stack");
    }

    @Test
    void aCacheNeedsSubnetsInTwoZones() {
        TestStack.assertErrors(
                () -> TestStack.settings("caches: {sessions: {}}", "network: {zones: 1}"),
                "slipway:network.zones = 1: a cache needs subnets in 2 zones; set it to 2 or 3");
        TestStack.assertErrors(
                () -> TestStack.settings(
                        "caches: {sessions: {}}",
                        "network: {existing: {vpcId: vpc-0a1b2c3d4e5f67890, privateSubnetIds: [subnet-11111111]}}"),
                "slipway:network.existing.privateSubnetIds: a cache needs private subnets in 2 zones; name two or more, of"
                        + " different zones");
    }

    @Test
    void nodesOfAProtectedStackAreInTwoZones() {
        TestStack.assertErrors(
                () -> TestStack.settings("protected: true", "caches: {sessions: {nodes: {count: 1}}}"),
                "slipway:caches.sessions.nodes.count = 1: a protected stack needs a cache in two zones, with a node in each;"
                        + " set it to 2, or protected to false");
    }

    @Test
    void aPrivateTaskReadsThePasswordThroughAnEndpoint() {
        var service =
                "services: {web: {image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1', ingress: none, uses: [cache]}}";
        var network = "network: {nat: none, endpoints: [s3, ecr, logs]}";
        TestStack.assertErrors(
                () -> TestStack.settings("caches: {sessions: {}}", network, service),
                "slipway:network.nat = none: tasks of web are private and reach no secretsmanager; set it to single, add"
                        + " secretsmanager to endpoints, or set assignPublicIp of web to true");
        assertThat(TestStack.settings("caches: {sessions: {authentication: iam}}", network, service)
                        .services())
                .hasSize(1);
    }

    @Test
    void aFunctionInTheVpcIsToldWhichStoreNeedsIt() {
        TestStack.assertErrors(
                () -> TestStack.settings(
                        "caches: {sessions: {}}",
                        "network: {nat: none}",
                        "services: {web: {compute: lambda, ingress: api, port: 80, build: app/orders, uses: [cache]}}"),
                "slipway:network.nat = none: web runs in private subnets for its cache and reaches no secretsmanager; set it"
                        + " to single, or add secretsmanager to endpoints");
    }
}
