package dev.slipway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.pulumi.exceptions.RunException;
import dev.slipway.components.image.Architecture;
import dev.slipway.settings.reader.StackConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What a service with {@code compute: lambda} becomes, and what it refuses. */
class FunctionSettingsTest {
    private static final String IMAGE = "image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1";
    private static final String LEAST = "{compute: lambda, ingress: api, port: 8080, " + IMAGE + "}";

    private static Settings read(Map<String, String> sections) {
        var values = new HashMap<String, String>();
        values.put("aws:region", "eu-west-1");
        sections.forEach((key, yaml) -> values.put(
                "slipway:" + key,
                new Gson().toJson(new Load(LoadSettings.builder().build()).loadFromString(yaml))));
        return Settings.read(new StackConfig("slipway", "test", Path.of("."), values, Set.of()));
    }

    private static FunctionSettings function(String yaml) {
        return read(Map.of("services", "{web: " + yaml + "}")).functions().get(0);
    }

    private static void assertFaults(Map<String, String> sections, String... lines) {
        assertThatThrownBy(() -> read(sections))
                .isInstanceOf(RunException.class)
                .extracting(failure -> failure.getMessage().lines().toList())
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(lines).map(line -> "slipway:" + line).toList());
    }

    @Test
    void theLeastIsComputeIngressPortAndImage() {
        var function = function(LEAST);

        assertThat(function.spec().memory()).isEqualTo(1024);
        assertThat(function.spec().architecture()).isEqualTo(Architecture.ARM64);
        assertThat(function.spec().port()).isEqualTo(8080);
        assertThat(function.backend().timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(read(Map.of("services", "{web: " + LEAST + "}")).services()).isEmpty();
    }

    @Test
    void whatTasksHaveTooMeansTheSame() {
        var function = function("{compute: lambda, ingress: api, port: 80, " + IMAGE
                + ", memory: 2048, architecture: x86_64, command: [serve], environment: {LOG_LEVEL: info}"
                + ", routes: {paths: [/web, /web/*], timeout: 9, throttle: {rate: 5, burst: 9}}}");

        assertThat(function.spec().memory()).isEqualTo(2048);
        assertThat(function.spec().architecture()).isEqualTo(Architecture.X86_64);
        assertThat(function.spec().command()).containsExactly("serve");
        assertThat(function.spec().environment()).isEqualTo(Map.of("LOG_LEVEL", "info"));
        assertThat(function.backend().routes()).hasSize(2);
        assertThat(function.backend().throttle()).isPresent();
        assertThat(function.backend().timeout()).isEqualTo(Duration.ofSeconds(9));
        assertThat(function.spec().timeout()).as("the API answers first").isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void whatMeansNothingToAFunctionIsRefusedAllAtOnce() {
        assertFaults(
                Map.of("services", """
                        {web: {compute: lambda, port: 80, image: "nginx:1", cpu: 256, memory: 64, count: {desired: 2},
                          scale: {cpu: 70}, spot: 50, onDemandBase: 1, health: {path: /health}, sleep: {}, exec: true,
                          sidecars: [{name: a}], after: {a: start}, secrets: {TOKEN: "ssm:/token"},
                          secretFiles: {/certs/a: "ssm:/a"}, secretFilesImage: busybox, migrate: [migrate],
                          migrateTimeout: 60, logs: both, tracing: {to: xray}, connects: [other], deploy: {minutes: 5},
                          routes: {sticky: true}}}"""),
                "services.web.cpu: Lambda gives CPU along with memory; remove it, and set memory",
                "services.web.memory = 64: 128 to 10240 is allowed; set it to 128",
                "services.web.count: Lambda starts what the requests need; remove it",
                "services.web.scale: Lambda starts what the requests need; remove it",
                "services.web.spot: Lambda has no Spot; remove it",
                "services.web.onDemandBase: Lambda has no Spot; remove it",
                "services.web.health: Lambda asks no function for its health; remove it",
                "services.web.sleep: nothing runs while nobody uses a function; remove it",
                "services.web.exec: nobody can open a shell in a function; remove it, or set compute to fargate",
                "services.web.sidecars: a function is one container; remove it, or set compute to fargate",
                "services.web.after: a function is one container; remove it, or set compute to fargate",
                "services.web.secrets: Lambda fills no variable from a secret; have the application read it by its ARN, "
                        + "as it does with DB_SECRET_ARN, or set compute to fargate",
                "services.web.secretFiles: Lambda writes no file from a secret; remove it, or set compute to fargate",
                "services.web.secretFilesImage: Lambda writes no file from a secret; remove it, or set compute to fargate",
                "services.web.deploy: ECS deploys no function; remove it, or set compute to fargate",
                "services.web.logs: a function's log goes to CloudWatch alone; remove it, or set compute to fargate",
                "services.web.tracing: the collector is a container beside the service's, and a function is one container; "
                        + "remove it, or set compute to fargate",
                "services.web.connects: a function has no names of other services; remove it, or set compute to fargate",
                "services.web.migrate: a migration is a task; name it in a service with compute fargate that uses the "
                        + "same database",
                "services.web.migrateTimeout: a migration is a task; remove it",
                "services.web.routes.sticky: ingress api has no sticky; remove it, or set ingress to balancer",
                "services.web.ingress = balancer: a function is reached by the HTTP API alone; set it to api, or compute "
                        + "to fargate",
                "services.web.image = nginx:1: Lambda runs images of ECR in eu-west-1 alone; copy it there, or name a "
                        + "folder with a Dockerfile as build");
    }

    @Test
    void pushesAreNotRolledOutToAFunction() {
        assertFaults(
                Map.of("services", "{web: {compute: lambda, ingress: api, port: 80, rollOut: {tag: live}}}"),
                "services.web.rollOut: pushes are rolled out to tasks; name a folder as build, or set compute to fargate");
    }

    @Test
    void anImageOfAnotherRegionIsRefused() {
        assertFaults(
                Map.of("services", "{web: " + LEAST.replace("eu-west-1", "eu-west-2") + "}"),
                "services.web.image = 123456789012.dkr.ecr.eu-west-2.amazonaws.com/web:1: Lambda runs images of ECR in "
                        + "eu-west-1 alone; copy it there, or name a folder with a Dockerfile as build");
    }

    @Test
    void aMissingPortAndAnUnknownComputeAreFaults() {
        assertFaults(
                Map.of("services", "{web: " + LEAST.replace("port: 8080, ", "") + "}"),
                "services.web.port: missing; set the port that the container listens on");
        assertFaults(
                Map.of("services", "{web: " + LEAST.replace("lambda", "lamda") + "}"),
                "services.web.compute = lamda: fargate, lambda are allowed; set it to lambda");
    }

    @Test
    void whatIsLambdasOwnIsRefusedAtItsKey() {
        var both = LEAST.replace("port: 8080", "port: 9001, environment: {AWS_REGION: eu-west-2}");

        assertFaults(
                Map.of("services", "{web: " + both + "}"),
                "services.web.port = 9001: a port of 9001 is not possible: give 1 to 65535, but not Lambda's own 9001, and "
                        + "have the application listen there",
                "services.web.environment: AWS_REGION is set by Lambda itself; remove it");
    }

    @Test
    void aPathIsOfOneServiceWhateverRunsIt() {
        assertFaults(
                Map.of("services", "{tasks: {ingress: api, port: 80, image: nginx}, web: " + LEAST + "}"),
                "services.web.routes.paths = /*: tasks has this path on the API already; choose another for tasks or web");
    }

    @Test
    void aVariableThatAStoreGivesIsAFault() {
        var both = LEAST.replace("compute:", "uses: [table], environment: {TABLE_NAME: mine}, compute:");

        assertFaults(
                Map.of("storage", "{table: orders}", "services", "{web: " + both + "}"),
                "services.web.environment.TABLE_NAME = mine: Slipway sets this variable for the store; remove it, or the "
                        + "store from uses");
    }

    @Test
    void withoutNatAFunctionWithADatabaseNeedsTheEndpointsOfWhatItCalls() {
        var uses = LEAST.replace("compute:", "uses: [table, database], compute:");
        var stores = Map.of(
                "network", "{nat: none, endpoints: [dynamodb]}",
                "storage", "{table: orders}",
                "database", "{engine: aurora-mysql}",
                "services", "{web: " + uses + "}");

        assertFaults(
                stores,
                "network.nat = none: web runs in private subnets for its database and reaches no secretsmanager; set it "
                        + "to single, or add secretsmanager to endpoints");
    }

    @Test
    void withoutNatAFunctionWithATableNeedsNoEndpoint() {
        var settings = read(Map.of(
                "network", "{nat: none, endpoints: []}",
                "storage", "{table: orders}",
                "services", "{web: " + LEAST.replace("compute:", "uses: [table], compute:") + "}"));

        assertThat(settings.functions()).extracting(FunctionSettings::name).isEqualTo(List.of("web"));
    }
}
