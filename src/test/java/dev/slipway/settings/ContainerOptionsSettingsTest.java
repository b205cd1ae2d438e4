package dev.slipway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.components.service.ContainerLimits;
import dev.slipway.components.service.ContainerOptions;
import dev.slipway.components.service.ContainerProcess;
import dev.slipway.components.service.EnvironmentFile;
import dev.slipway.components.service.SecretReference;
import dev.slipway.components.service.Volume;
import dev.slipway.components.service.VolumeMount;
import dev.slipway.testing.TestStack;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The options of the container of a service and of a sidecar: their values and their refusals. */
class ContainerOptionsSettingsTest {
    private static final String KEYS = "entryPoint: [/bin/sh, -c], workingDirectory: /app, user: 1000, readOnly: true, "
            + "init: true, ulimits: {nofile: {soft: 1024, hard: 4096}}, environmentFiles: ['arn:aws:s3:::files/app.env'], "
            + "repositoryCredentials: 'secretsmanager:registry', dockerLabels: {team: orders}, memoryReservation: 64, "
            + "volumes: {/tmp: {scratch: true}}";
    private static final ContainerOptions OPTIONS = new ContainerOptions(
            new ContainerProcess(List.of("/bin/sh", "-c"), Optional.of("/app"), Optional.of("1000"), true),
            true,
            new ContainerLimits(OptionalInt.of(64), Optional.of(new ContainerLimits.OpenFiles(1024, 4096))),
            Map.of("team", "orders"),
            List.of(new EnvironmentFile("arn:aws:s3:::files/app.env")),
            Optional.of(new SecretReference("secretsmanager:registry")),
            List.of(new VolumeMount("/tmp", new Volume.Scratch(Optional.empty()), false)));

    private static ServiceSettings service(String keys) {
        return TestStack.settings("services: {web: {image: ghcr.io/org/app:1, port: 80, %s}}".formatted(keys))
                .services()
                .get(0);
    }

    private static void assertErrors(String keys, String... lines) {
        TestStack.assertErrors(() -> service(keys), lines);
    }

    @Test
    void everyOptionIsReadForTheServiceAndForASidecar() {
        var task = service(KEYS + ", sidecars: [{name: a, image: ghcr.io/org/a:1, %s}]".formatted(KEYS))
                .spec()
                .task();

        assertThat(task.container().options()).isEqualTo(OPTIONS);
        assertThat(task.sidecars().get(0).container().options()).isEqualTo(OPTIONS);
        assertThat(service("exec: true").spec().container().options()).isEqualTo(ContainerOptions.DEFAULT);
    }

    @Test
    void everyErrorIsReportedAtOnceForTheServiceAndForASidecar() {
        var keys = "workingDirectory: app, user: 'app user', readOnly: yes please, init: on call, "
                + "ulimits: {nproc: {soft: 1, hard: 1}, nofile: {soft: 0}}, environmentFiles: ['arn:aws:s3:::files/app.txt', "
                + "'/etc/app.env'], repositoryCredentials: registry, dockerLabels: {'my team': orders}, memoryReservation: 5";

        assertErrors(
                keys + ", sidecars: [{name: a, image: ghcr.io/org/a:1, %s}]".formatted(keys),
                Stream.of("slipway:services.web.", "slipway:services.web.sidecars[0].")
                        .flatMap(at -> Stream.of(
                                        "workingDirectory = app: an absolute path of the container is allowed; start it with a slash",
                                        "user = app user: a user, or a user and a group behind a colon, is allowed; write it as in "
                                                + "\"1000:1000\"",
                                        "readOnly = yes please: true or false is allowed; set it to true or false",
                                        "init = on call: true or false is allowed; set it to true or false",
                                        "ulimits.nproc: Fargate changes no limit but nofile; remove it",
                                        "ulimits.nofile.soft = 0: 1 to 1048576 is allowed; set it to 1",
                                        "ulimits.nofile.hard: missing; set it, since a limit has both",
                                        "environmentFiles[0] = arn:aws:s3:::files/app.txt: the ARN of an S3 object whose key ends "
                                                + "with .env is allowed; write it as in arn:aws:s3:::bucket/app.env",
                                        "environmentFiles[1] = /etc/app.env: a file of the project, or the ARN of an object in S3 "
                                                + "is allowed; correct it",
                                        "repositoryCredentials = registry: the ARN of a Secrets Manager secret or of an SSM "
                                                + "parameter, or a name as in secretsmanager:<name> or ssm:<name>, is allowed, behind a "
                                                + "secret :<json key>:: for one key; copy an ARN whole, with the six characters after a "
                                                + "secret's name",
                                        "dockerLabels.my team = orders: a label's name without spaces is allowed as a key; rename it",
                                        "memoryReservation = 5: 6 to 122880 is allowed; set it to 6")
                                .map(at::concat))
                        .toArray(String[]::new));
    }

    @Test
    void optionsThatFargateDoesNotSupportAreNoKeys() {
        assertErrors(
                "sidecars: [{name: a, image: a:1, privileged: true, tmpfs: [/tmp]}]",
                "slipway:services.web.sidecars[0].privileged: unknown key; remove it, since Fargate runs no privileged container",
                "slipway:services.web.sidecars[0].tmpfs: unknown key; did you mean volumes?");
    }

    @Test
    void aLimitOfOpenFilesHasASoftOneBelowTheHardOne() {
        assertErrors(
                "ulimits: {nofile: {soft: 5, hard: 4}}",
                "slipway:services.web.ulimits.nofile.soft = 5: 1 to the hard limit of 4 is allowed; set it to 4");
    }

    @Test
    void aReadOnlyRootExcludesEcsExecInTheServicesContainer() {
        assertErrors(
                "exec: true, readOnly: true",
                "slipway:services.web.readOnly = true: the agent of ECS Exec writes to the root file system; set it to false, "
                        + "or exec to false");
        assertThat(service("exec: true, sidecars: [{name: a, image: a:1, readOnly: true}]")
                        .spec()
                        .task()
                        .exec())
                .isTrue();
    }

    @Test
    void credentialsAreForImagesOfOtherRegistriesThanEcr() {
        TestStack.assertErrors(
                () -> TestStack.settings("""
                        services:
                          web:
                            image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1
                            port: 80
                            repositoryCredentials: secretsmanager:registry
                            sidecars:
                            - {name: a, image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/a:1, repositoryCredentials: 'ssm:a'}
                        """),
                "slipway:services.web.sidecars[0].repositoryCredentials = ssm:a: a secret of Secrets Manager with username and "
                        + "password, without a JSON key, is allowed; write it as in secretsmanager:registry",
                "slipway:services.web.repositoryCredentials: ECS pulls images of ECR with the execution role; remove it");
    }

    @Test
    void reservationsFitTheMemoryOfTheTaskTogetherWithInjectedContainers() {
        var keys = "memory: 512, memoryReservation: 256, sidecars: [{name: a, image: a:1, memoryReservation: %d}]";

        assertThat(service(keys.formatted(256)).spec().task().reservedMemory()).isEqualTo(512);
        assertErrors(
                keys.formatted(257),
                "slipway:services.web.memory = 512: the containers of the task reserve 513 MiB; raise memory, or lower a "
                        + "memoryReservation");
        assertErrors(
                keys.formatted(129) + ", tracing: {exporter: xray}",
                "slipway:services.web.memory = 512: the containers of the task reserve 513 MiB; raise memory, or lower a "
                        + "memoryReservation");
    }

    @Test
    void filesInS3NeedItsEndpointWithoutANatGateway() {
        TestStack.assertErrors(
                () -> TestStack.settings(
                        "network: {nat: none, endpoints: [logs, ecr]}",
                        "services: {web: {image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1, ingress: none, "
                                + "environmentFiles: ['arn:aws:s3:::files/app.env']}}"),
                "slipway:network.nat = none: tasks of web are private and reach no s3; set it to single, add s3 to endpoints, "
                        + "or set assignPublicIp of web to true");
    }
}
