package dev.slipway.components.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonObject;
import dev.slipway.base.SpecException;
import dev.slipway.components.SharedResources;
import dev.slipway.components.image.RegistryImage;
import dev.slipway.components.service.ContainerLimits.OpenFiles;
import dev.slipway.engine.Plan;
import dev.slipway.testing.BaseComponents;
import dev.slipway.testing.Programs;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The options of containers: the definitions and permissions that follow from them, and their limits. */
class ContainerOptionsTest {
    private static final String CREDENTIALS = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:registry-AbCdEf";
    private static final ContainerOptions ALL = new ContainerOptions(
            new ContainerProcess(List.of("/bin/tini", "--"), Optional.of("/app"), Optional.of("1000:1000"), true),
            true,
            new ContainerLimits(OptionalInt.of(128), Optional.of(new OpenFiles(4096, 8192))),
            Map.of("team", "orders", "app", "shop"),
            List.of(new EnvironmentFile("arn:aws:s3:::files/a.env"), new EnvironmentFile("arn:aws:s3:::files/b.env")),
            Optional.of(new SecretReference(CREDENTIALS)),
            List.of());

    private static Plan plan(ContainerOptions own, ContainerOptions sidecar, boolean withKey) {
        var spec = ServiceSpec.of(
                ContainerSpec.DEFAULT.withOptions(own),
                new Sidecar("side", PlannedTask.IMAGE, ContainerSpec.DEFAULT.withOptions(sidecar), true));
        return Programs.plan(context -> {
            var shared =
                    withKey ? SharedResources.NONE.withKey(Optional.of(BaseComponents.key())) : SharedResources.NONE;
            var args = ServiceArgs.of(
                    BaseComponents.cluster(), BaseComponents.network(), PlannedTask.IMAGE, spec, StackIngress.NONE);
            new Service("web", args.withShared(shared));
        });
    }

    private static void assertOptions(JsonObject container) {
        assertThat(container.get("entryPoint")).hasToString("[\"/bin/tini\",\"--\"]");
        assertThat(container.get("workingDirectory").getAsString()).isEqualTo("/app");
        assertThat(container.get("user").getAsString()).isEqualTo("1000:1000");
        assertThat(container.get("readonlyRootFilesystem").getAsBoolean()).isTrue();
        assertThat(container.get("linuxParameters")).hasToString("{\"initProcessEnabled\":true}");
        assertThat(container.get("memoryReservation").getAsInt()).isEqualTo(128);
        assertThat(container.get("ulimits"))
                .hasToString("[{\"name\":\"nofile\",\"softLimit\":4096,\"hardLimit\":8192}]");
        assertThat(container.get("dockerLabels")).hasToString("{\"app\":\"shop\",\"team\":\"orders\"}");
        assertThat(container.get("environmentFiles"))
                .hasToString("[{\"value\":\"arn:aws:s3:::files/a.env\",\"type\":\"s3\"},"
                        + "{\"value\":\"arn:aws:s3:::files/b.env\",\"type\":\"s3\"}]");
        assertThat(container.get("repositoryCredentials"))
                .hasToString("{\"credentialsParameter\":\"%s\"}".formatted(CREDENTIALS));
    }

    @Test
    void allOptionsAreInTheDefinitionsOfTheServiceAndOfASidecar() {
        var plan = plan(ALL, ALL, false);

        assertOptions(PlannedTask.container(plan, "web"));
        assertOptions(PlannedTask.container(plan, "side"));
    }

    @Test
    void aContainerWithoutOptionsHasNone() {
        assertThat(PlannedTask.container(plan(ContainerOptions.DEFAULT, ALL, false), "web")
                        .keySet())
                .containsExactly("name", "image", "essential", "environment", "logConfiguration");
    }

    @Test
    void onlyTheExecutionRoleReadsTheFilesAndTheCredentials() {
        var plan = plan(ContainerOptions.DEFAULT, ALL, false);

        assertThat(PlannedTask.statements(plan, "web-task-execution-policy"))
                .contains(
                        "'Action':'secretsmanager:GetSecretValue','Resource':'%s'".formatted(CREDENTIALS),
                        "'Action':'s3:GetObject','Resource':['arn:aws:s3:::files/a.env','arn:aws:s3:::files/b.env']",
                        "'Action':'s3:GetBucketLocation','Resource':'arn:aws:s3:::files'")
                .doesNotContain("'kms:ViaService':'s3.");
        assertThat(plan.resources()).noneMatch(resource -> resource.name().equals("web-task-policy"));
    }

    @Test
    void theStacksKeyDecryptsThemThroughTheirServices() {
        assertThat(PlannedTask.statements(plan(ALL, ALL, true), "web-task-execution-policy"))
                .contains("'kms:ViaService':'secretsmanager.*'", "'kms:ViaService':'s3.eu-west-1.*'");
        assertThat(PlannedTask.statements(
                        plan(ContainerOptions.DEFAULT, ContainerOptions.DEFAULT, true), "web-task-execution-policy"))
                .doesNotContain("'kms:ViaService':'s3.");
    }

    @Test
    void aReadOnlyRootExcludesEcsExec() {
        var readOnly = TaskSpec.of(ContainerSpec.DEFAULT.withOptions(ContainerOptions.DEFAULT.withReadOnly(true)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> readOnly.withExec(true))
                .withMessage(
                        "readOnly: the agent of ECS Exec writes to the root file system; set it to false, or exec to false");
    }

    @Test
    void aSidecarFromEcrHasNoCredentials() {
        var image = RegistryImage.of("123456789012.dkr.ecr.eu-west-1.amazonaws.com/side:1");
        var sidecar = new Sidecar("side", image, ContainerSpec.DEFAULT.withOptions(ALL), true);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TaskSpec.of(ContainerSpec.DEFAULT, sidecar))
                .withMessage(
                        "sidecars[0].repositoryCredentials: ECS pulls images of ECR with the execution role; remove it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssm:registry", "secretsmanager:registry:password::"})
    void credentialsAreAWholeSecret(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ContainerOptions.DEFAULT.withRepositoryCredentials(Optional.of(new SecretReference(text))))
                .withMessage(
                        "repositoryCredentials: a secret of Secrets Manager with username and password, without a JSON "
                                + "key, is allowed; write it as in secretsmanager:registry");
    }

    @Test
    void aContainerHasTenEnvironmentFilesAtMost() {
        var file = new EnvironmentFile("arn:aws-cn:s3:::files/app/prod.env");

        assertThat(ContainerOptions.DEFAULT
                        .withEnvironmentFiles(Collections.nCopies(10, file))
                        .environmentFiles())
                .hasSize(10);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContainerOptions.DEFAULT.withEnvironmentFiles(Collections.nCopies(11, file)))
                .withMessage("environmentFiles: 10 files of S3 are allowed; merge some of them");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:s3:::files/app.txt",
                "arn:aws:s3:::files",
                "s3://files/app.env",
                "arn:aws:s3:::Files/a.env"
            })
    void anEnvironmentFileIsAnObjectWithTheEndingEnv(String arn) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EnvironmentFile(arn))
                .withMessage("the ARN of an S3 object whose key ends with .env is allowed; "
                        + "write it as in arn:aws:s3:::bucket/app.env");
    }

    @Test
    void allErrorsOfAProcessAreFound() {
        var refused = catchThrowableOfType(
                SpecException.class,
                () -> new ContainerProcess(List.of(), Optional.of("app"), Optional.of("app user"), false));

        assertThat(refused.all())
                .extracting(SpecException::getMessage)
                .containsExactly(
                        "workingDirectory: an absolute path of the container is allowed; start it with a slash",
                        "user: a user, or a user and a group behind a colon, is allowed; write it as in \"1000:1000\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"app", "1000", "1000:1000", "app:1000", "1000:staff", "_apt"})
    void aUserIsANameOrAnIdWithOrWithoutAGroup(String user) {
        assertThat(ContainerProcess.DEFAULT.withUser(Optional.of(user)).user()).contains(user);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 65535, soft: 1 to the hard limit of 65535 is allowed; set it to 65535",
        "65536, 65535, soft: 1 to the hard limit of 65535 is allowed; set it to 65535",
        "1, 1048577, hard: 1 to 1048576 is allowed; set it to 65535",
        "1, 0, hard: 1 to 1048576 is allowed; set it to 65535"
    })
    void limitsOfOpenFilesAreThoseOfTheKernel(int soft, int hard, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OpenFiles(soft, hard))
                .withMessage(message);
    }

    @Test
    void aReservationIsSixMebibytesOrMore() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContainerLimits.DEFAULT.withMemoryReservation(OptionalInt.of(5)))
                .withMessage("memoryReservation: 6 or more is allowed; raise it, or remove it");
    }

    @Test
    void aMigrationRunsWithTheOptionsOfTheService() {
        var task = TaskSpec.of(ContainerSpec.listening(80).withOptions(ALL)).running(List.of("migrate"));

        assertThat(task.container().options()).isEqualTo(ALL);
    }
}
