package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.aws.Provider;
import com.pulumi.aws.elasticache.Cluster;
import com.pulumi.aws.elasticache.ClusterArgs;
import com.pulumi.aws.mq.Broker;
import com.pulumi.aws.mq.BrokerArgs;
import com.pulumi.aws.mq.inputs.BrokerUserArgs;
import com.pulumi.aws.sqs.Queue;
import com.pulumi.core.annotations.ResourceType;
import dev.slipway.base.types.ResourceTypes;
import dev.slipway.testing.Programs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** Stand-ins for outputs that no entry lists. */
class GeneratedStandInsTest {
    private static GeneratedStandIns.Completed completed(String type, Map<String, Object> inputs) {
        var urn = "urn:pulumi:dev::slipway::%s::jobs".formatted(type);
        var resource = new PlannedResource(urn, type, "jobs", "", true, inputs, false, List.of(), List.of());
        return new StandIns(new AwsAccount("eu-west-1")).all(resource);
    }

    private static Map<String, Object> outputs(String type, Map<String, Object> inputs) {
        return completed(type, inputs).standIn().outputs();
    }

    @Test
    void anOutputHasTheFormThatItsNameSuggests() {
        var outputs = outputs("aws:elasticache/cluster:Cluster", Map.of());

        assertThat(outputs.get("arn").toString()).startsWith("arn:aws:elasticache:eu-west-1:123456789012:");
        assertThat(outputs.get("clusterAddress").toString())
                .matches("clusteraddress\\.[0-9a-f]{12}\\.eu-west-1\\.amazonaws\\.com");
        assertThat(outputs).containsEntry("port", 443).containsEntry("numCacheNodes", 1);
        assertThat(outputs("aws:mq/broker:Broker", Map.of())
                        .get("pendingDataReplicationMode")
                        .toString())
                .matches("pendingDataReplicationMode-[0-9a-f]{12}");
    }

    @Test
    void aListOfOutputsHasOneElementWithItsValues() {
        var nodes =
                (List<?>) outputs("aws:elasticache/cluster:Cluster", Map.of()).get("cacheNodes");

        assertThat(nodes).hasSize(1);
        assertThat(new TreeMap<Object, Object>((Map<?, ?>) nodes.get(0)))
                .containsOnlyKeys("address", "availabilityZone", "id", "outpostArn", "port")
                .containsEntry("port", 443);
    }

    @Test
    void anInputThatIsNotSetIsMissingAndOneThatIsSetIsKept() {
        assertThat(outputs("aws:sqs/queue:Queue", Map.of())).containsEntry("kmsMasterKeyId", null);
        assertThat(outputs("aws:sqs/queue:Queue", Map.of("kmsMasterKeyId", "alias/a")))
                .doesNotContainKey("kmsMasterKeyId");
    }

    @Test
    void anEntryAndTheSameUrnGiveTheSameOutputs() {
        var outputs = outputs("aws:sqs/queue:Queue", Map.of("name", "jobs"));

        assertThat(outputs).containsEntry("url", "https://sqs.eu-west-1.amazonaws.com/123456789012/jobs");
        assertThat(outputs("aws:sqs/queue:Queue", Map.of("name", "jobs"))).isEqualTo(outputs);
    }

    @Test
    void outputsOfATypeWithoutAClassAreUnknown() {
        assertThat(completed("acme:index/thing:Thing", Map.of()).unknown()).containsExactly("every output");
        assertThat(completed("pulumi:providers:aws", Map.of()).unknown()).isEmpty();
    }

    @Test
    void aProgramSeesEveryOutputOfAResource() {
        var plan = Programs.plan(context -> {
            var queue = new Queue("jobs");
            var cache =
                    new Cluster("cache", ClusterArgs.builder().engine("valkey").build());
            var broker = new Broker(
                    "broker",
                    BrokerArgs.builder()
                            .brokerName("broker")
                            .engineType("RabbitMQ")
                            .engineVersion("3.13")
                            .hostInstanceType("mq.t3.micro")
                            .users(BrokerUserArgs.builder()
                                    .username("app")
                                    .password("x")
                                    .build())
                            .build());
            context.export("url", queue.url());
            context.export("key", queue.kmsMasterKeyId().applyValue(key -> key.orElse("")));
            context.export("address", cache.cacheNodes().applyValue(nodes -> nodes.get(0)
                    .address()
                    .orElseThrow()));
            context.export("endpoint", broker.instances().applyValue(instances -> instances
                    .get(0)
                    .endpoints()
                    .size()));
        });

        assertThat(plan.outputs().get("url").toString()).startsWith("https://sqs.eu-west-1.amazonaws.com/");
        assertThat(plan.outputs()).containsEntry("key", "").containsEntry("endpoint", 0L);
        assertThat(plan.outputs().get("address").toString()).startsWith("address.");
        assertThat(plan.unknown()).isEmpty();
    }

    @Test
    void everyTypeOfTheFactsHasItsOutputs() {
        assertThat(ResourceTypes.all().filter(type -> type.token().matches("(aws|docker):\\w+/(?!get)\\w+:\\w+")))
                .hasSizeGreaterThan(100)
                .allSatisfy(type -> assertThat(DeclaredOutput.of(type.token()))
                        .as(type.token())
                        .isPresent());
    }

    /** Classes of the SDK in a sample of modules; all others have the same form. */
    @Test
    void aClassIsFoundByItsToken() throws Exception {
        var jar = Path.of(Provider.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        var missing = new TreeSet<String>();
        var found = 0;
        try (var entries = new JarFile(jar.toFile())) {
            for (var name : entries.stream()
                    .map(JarEntry::getName)
                    .filter(path -> path.matches(System.getProperty(
                            "sdk.classes", "com/pulumi/aws/(sqs|elasticache|mq|cfg|vpc|sfn)/\\w+\\.class")))
                    .filter(path -> !path.matches(".*(Args|Functions)\\.class"))
                    .toList()) {
                var type = Class.forName(name.replace('/', '.').replace(".class", ""));
                var annotation = Optional.ofNullable(type.getAnnotation(ResourceType.class));
                if (annotation.isPresent()) {
                    found++;
                    if (!type.equals(Provider.class)
                            && DeclaredOutput.of(annotation.get().type()).isEmpty()) {
                        missing.add(annotation.get().type());
                    }
                }
            }
        }
        assertThat(found).isGreaterThan(20);
        assertThat(missing).isEmpty();
    }
}
