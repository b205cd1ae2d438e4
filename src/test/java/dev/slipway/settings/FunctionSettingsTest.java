package dev.slipway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.components.image.Architecture;
import dev.slipway.testing.TestStack;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A service with {@code compute: lambda}: its values and its refusals. */
class FunctionSettingsTest {
    private static final String IMAGE = "image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1";
    private static final String LEAST = "{compute: lambda, ingress: api, port: 8080, " + IMAGE + "}";

    private static Settings read(Map<String, String> sections) {
        return TestStack.settings(sections.entrySet().stream()
                .map(section -> section.getKey() + ": " + section.getValue())
                .toArray(String[]::new));
    }

    private static FunctionSettings function(String yaml) {
        return read(Map.of("services", "{web: " + yaml + "}")).functions().get(0);
    }

    private static void assertErrors(Map<String, String> sections, String... lines) {
        TestStack.assertErrors(
                () -> read(sections),
                Arrays.stream(lines).map(line -> "slipway:" + line).toArray(String[]::new));
    }

    @Test
    void aFunctionNeedsOnlyComputeIngressPortAndImage() {
        var function = function(LEAST);

        assertThat(function.spec().memory()).isEqualTo(1024);
        assertThat(function.spec().architecture()).isEqualTo(Architecture.ARM64);
        assertThat(function.spec().port()).isEqualTo(8080);
        assertThat(function.integration().timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(read(Map.of("services", "{web: " + LEAST + "}")).services()).isEmpty();
    }

    @Test
    void keysThatTasksAlsoHaveMeanTheSame() {
        var function = function("{compute: lambda, ingress: api, port: 80, " + IMAGE
                + ", memory: 2048, architecture: x86_64, command: [serve], environment: {LOG_LEVEL: info}"
                + ", routes: {paths: [/web, /web/*], timeoutSeconds: 9, throttle: {rate: 5, burst: 9}}}");

        assertThat(function.spec().memory()).isEqualTo(2048);
        assertThat(function.spec().architecture()).isEqualTo(Architecture.X86_64);
        assertThat(function.spec().command()).containsExactly("serve");
        assertThat(function.spec().environment()).isEqualTo(Map.of("LOG_LEVEL", "info"));
        assertThat(function.integration().routes()).hasSize(2);
        assertThat(function.integration().throttle()).isPresent();
        assertThat(function.integration().timeout()).isEqualTo(Duration.ofSeconds(9));
        assertThat(function.spec().timeout()).as("the API answers first").isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void keysWithoutMeaningForAFunctionAreRefusedAtOnce() {
        assertErrors(
                Map.of("services", """
                        {web: {compute: lambda, port: 80, image: "nginx:1", cpu: 256, memory: 64, count: {desired: 2},
                          scale: {cpu: 70}, spot: 50, onDemandBase: 1, health: {path: /health}, sleep: {}, exec: true,
                          sidecars: [{name: a}], dependsOn: {a: start}, stopTimeoutSeconds: 60, secrets: {TOKEN: "ssm:/token"},
                          secretFiles: {/certs/a: "ssm:/a"}, secretFilesImage: busybox, migrate: [migrate],
                          migrateTimeoutSeconds: 60, logs: both, tracing: {exporter: xray}, connects: [other], deploy: {timeoutMinutes: 5},
                          entryPoint: [a], workingDirectory: /app, user: "1000", readOnly: true, init: true,
                          ulimits: {nofile: {soft: 1, hard: 1}}, memoryReservation: 64, dockerLabels: {a: b},
                          volumes: {/tmp: {scratch: true}}, diskGiB: 30, environmentFiles: [a.env], repositoryCredentials: "secretsmanager:registry",
                          routes: {sticky: true}}}"""),
                "services.web.cpu: Lambda assigns CPU by memory; remove it, and set memory",
                "services.web.memory = 64: 128 to 10240 is allowed; set it to 128",
                "services.web.count: Lambda scales a function by its requests; remove it",
                "services.web.scale: Lambda scales a function by its requests; remove it",
                "services.web.spot: Lambda has no Spot; remove it",
                "services.web.onDemandBase: Lambda has no Spot; remove it",
                "services.web.health: Lambda has no health checks; remove it",
                "services.web.sleep: a function does not run between requests; remove it",
                "services.web.exec: ECS Exec does not work with functions; remove it, or set compute to fargate",
                "services.web.sidecars: a function has one container; remove it, or set compute to fargate",
                "services.web.dependsOn: a function has one container; remove it, or set compute to fargate",
                "services.web.stopTimeoutSeconds: ECS does not stop functions; remove it, or set compute to fargate",
                "services.web.secrets: Lambda sets no variable from a secret; have the application read it by its ARN, "
                        + "as it does with DB_SECRET_ARN, or set compute to fargate",
                "services.web.secretFiles: Lambda writes no file from a secret; remove it, or set compute to fargate",
                "services.web.secretFilesImage: Lambda writes no file from a secret; remove it, or set compute to fargate",
                "services.web.volumes: Lambda mounts no volume of a task; remove it, or set compute to fargate",
                "services.web.diskGiB: a function has no disk of a task; remove it, or set compute to fargate",
                "services.web.entryPoint: a function starts with the entry point of its image; remove it, or set compute to fargate",
                "services.web.workingDirectory: a function starts with the entry point of its image; "
                        + "remove it, or set compute to fargate",
                "services.web.user: Lambda runs a function as a user of its own; remove it, or set compute to fargate",
                "services.web.readOnly: the root file system of a function is always read-only; remove it",
                "services.web.init: Lambda starts no init process; remove it, or set compute to fargate",
                "services.web.ulimits: the limits of a function are those of Lambda; remove it, or set compute to fargate",
                "services.web.memoryReservation: a function has one container; remove it, and set memory",
                "services.web.dockerLabels: Lambda has no Docker labels; remove it, or set compute to fargate",
                "services.web.environmentFiles: only tasks read environment files; set environment, or compute to fargate",
                "services.web.repositoryCredentials: Lambda pulls images of ECR by its role; remove it",
                "services.web.deploy: ECS does not deploy functions; remove it, or set compute to fargate",
                "services.web.logs: the logs of a function go to CloudWatch only; remove it, or set compute to fargate",
                "services.web.tracing: the collector runs in a sidecar, and a function has one container; "
                        + "remove it, or set compute to fargate",
                "services.web.connects: a function cannot use Service Connect; remove it, or set compute to fargate",
                "services.web.migrate: a migration runs as a task; set it for a service with compute fargate that uses the "
                        + "same database",
                "services.web.migrateTimeoutSeconds: a migration runs as a task; remove it",
                "services.web.routes.sticky: ingress api has no sticky; remove it, or set ingress to balancer",
                "services.web.ingress = balancer: a function has ingress api only; set it to api, or compute "
                        + "to fargate",
                "services.web.image = nginx:1: Lambda only runs images of ECR in eu-west-1; copy it there, or set build "
                        + "to a folder with a Dockerfile");
    }

    @Test
    void pushesAreNotRolledOutToAFunction() {
        assertErrors(
                Map.of("services", "{web: {compute: lambda, ingress: api, port: 80, rollOut: {tag: live}}}"),
                "services.web.rollOut: pushes are rolled out to tasks; set build to a folder with a Dockerfile, or compute to fargate");
    }

    @Test
    void anImageOfAnotherRegionIsRefused() {
        assertErrors(
                Map.of("services", "{web: " + LEAST.replace("eu-west-1", "eu-west-2") + "}"),
                "services.web.image = 123456789012.dkr.ecr.eu-west-2.amazonaws.com/web:1: Lambda only runs images of ECR in "
                        + "eu-west-1; copy it there, or set build to a folder with a Dockerfile");
    }

    @Test
    void aMissingPortAndAnUnknownComputeAreErrors() {
        assertErrors(
                Map.of("services", "{web: " + LEAST.replace("port: 8080, ", "") + "}"),
                "services.web.port: missing; set the port that the container listens on");
        assertErrors(
                Map.of("services", "{web: " + LEAST.replace("lambda", "lamda") + "}"),
                "services.web.compute = lamda: fargate, lambda are allowed; set it to lambda");
    }

    @Test
    void keysThatLambdaSetsItselfAreRefused() {
        var both = LEAST.replace("port: 8080", "port: 9001, environment: {AWS_REGION: eu-west-2}");

        assertErrors(
                Map.of("services", "{web: " + both + "}"),
                "services.web.port = 9001: a port of 9001 is not possible; give 1 to 65535, but not Lambda's own 9001, and "
                        + "have the application listen there",
                "services.web.environment: AWS_REGION is set by Lambda itself; remove it");
    }

    @Test
    void aPathBelongsToOneServiceOnAnyCompute() {
        assertErrors(
                Map.of("services", "{tasks: {ingress: api, port: 80, image: nginx}, web: " + LEAST + "}"),
                "services.web.routes.paths = /*: tasks has this path on the API already; choose another for tasks or web");
    }

    @Test
    void aVariableOfAStoreIsAnError() {
        var both = LEAST.replace("compute:", "uses: [table], environment: {TABLE_NAME: mine}, compute:");

        assertErrors(
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

        assertErrors(
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
