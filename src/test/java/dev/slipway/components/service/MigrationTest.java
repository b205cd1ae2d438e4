package dev.slipway.components.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.slipway.components.image.RegistryImage;
import dev.slipway.engine.Plan;
import dev.slipway.testing.BaseComponents;
import dev.slipway.testing.Programs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MigrationTest {
    private static final RegistryImage IMAGE = RegistryImage.of("public.ecr.aws/nginx/nginx:1.29");
    private static final SecretReference SECRET = new SecretReference("ssm:/orders/licence");

    private static Plan plan() {
        var health = ContainerHealth.of(List.of("CMD", "true"), Duration.ofSeconds(30), Duration.ofSeconds(10));
        var proxy = new Sidecar("proxy", IMAGE, ContainerSpec.listening(9000), true);
        var container = ContainerSpec.listening(80)
                .withEnvironment(Map.of("LOG_LEVEL", "info"))
                .withSecrets(Map.of("LICENCE", SECRET))
                .withHealth(Optional.of(health))
                .withDependsOn(Map.of("proxy", ContainerSpec.DependencyCondition.START));
        var files = new SecretFiles(Map.of("/certs/tls.pem", SECRET), SecretFiles.WRITER);
        var task = TaskSpec.of(container, proxy)
                .withSize(FargateSize.of(1024, 2048))
                .withSecretFiles(Optional.of(files));
        var spec = ServiceSpec.of(task).withMigration(Optional.of(MigrationSpec.of("migrate", "--all")));
        return Programs.plan(context -> {
            var network = BaseComponents.network();
            var cluster = BaseComponents.cluster();
            var args = ServiceArgs.of(cluster, network, IMAGE, spec, StackIngress.NONE);
            new Service("web", args);
        });
    }

    private static List<JsonObject> containers(Plan plan, String definition) {
        return JsonParser.parseString(plan.named(definition).text("containerDefinitions"))
                .getAsJsonArray()
                .asList()
                .stream()
                .map(each -> each.getAsJsonObject())
                .toList();
    }

    @Test
    void itRunsTheCommandWithAllThatTheServiceHasAndNothingBeside() {
        var plan = plan();
        var own = containers(plan, "web-task-definition").get(0);
        var containers = containers(plan, "web-migration-definition");

        assertThat(containers)
                .extracting(each -> each.get("name").getAsString())
                .containsExactly("migrate", "secret-files");
        var migrate = containers.get(0);
        assertThat(migrate.get("command").toString()).isEqualTo("[\"migrate\",\"--all\"]");
        for (var same : List.of("image", "environment", "secrets", "mountPoints", "logConfiguration")) {
            assertThat(migrate.get(same)).as(same).isEqualTo(own.get(same));
        }
        assertThat(migrate.get("dependsOn").toString())
                .isEqualTo("[{\"containerName\":\"secret-files\",\"condition\":\"SUCCESS\"}]");
        assertThat(migrate.keySet()).doesNotContain("healthCheck", "portMappings");
        for (var same : List.of("cpu", "memory", "taskRoleArn", "executionRoleArn", "volumes")) {
            assertThat(plan.named("web-migration-definition").input(same))
                    .as(same)
                    .isEqualTo(plan.named("web-task-definition").input(same));
        }
    }

    @Test
    void itsFamilyIsNoServices() {
        assertThat(plan().named("web-migration-definition").text("family")).isEqualTo("slipway-test-web_migrate");
    }

    @Test
    void theServiceWaitsForTheRecordOfItsSuccess() {
        var plan = plan();
        var done = plan.named("web-migration-done");

        assertThat(done.text("name")).isEqualTo("/slipway/slipway-test/web/migrated");
        assertThat(done.text("insecureValue"))
                .isEqualTo(MigrationGate.record("public.ecr.aws/nginx/nginx:1.29", List.of("migrate", "--all")));
        assertThat(plan.named("web-service").dependencies()).contains(done.urn());
    }

    @Test
    void theMigrationWaitsForEgressAndPermissions() {
        var plan = plan();

        assertThat(plan.named("web-migration-definition").dependencies())
                .contains(
                        plan.named("web-task-execution-policy").urn(),
                        plan.named("web-tasks-to-anywhere").urn(),
                        plan.named("cluster-capacity-providers").urn());
    }

    @Test
    void theFilesOfSecretsAreWrittenBeforeTheServiceStartsAndAreReadOnlyToIt() {
        var plan = plan();
        var containers = containers(plan, "web-task-definition");
        var own = containers.get(0);
        var writer = containers.get(2);

        assertThat(own.get("mountPoints").toString())
                .isEqualTo("[{\"sourceVolume\":\"secret-files\",\"containerPath\":\"/certs\",\"readOnly\":true}]");
        assertThat(own.get("dependsOn").toString())
                .isEqualTo("[{\"containerName\":\"proxy\",\"condition\":\"START\"},"
                        + "{\"containerName\":\"secret-files\",\"condition\":\"SUCCESS\"}]");
        assertThat(writer.get("name").getAsString()).isEqualTo("secret-files");
        assertThat(writer.get("essential").getAsBoolean()).isFalse();
        assertThat(writer.get("readonlyRootFilesystem").getAsBoolean()).isTrue();
        assertThat(writer.get("entryPoint").toString()).isEqualTo("[\"sh\",\"-ec\"]");
        assertThat(writer.get("secrets").toString())
                .isEqualTo("[{\"name\":\"SECRET_FILE_1\",\"valueFrom\":"
                        + "\"arn:aws:ssm:eu-west-1:123456789012:parameter/orders/licence\"}]");
        assertThat(plan.named("web-task-definition").input("volumes"))
                .contains(List.of(Map.of("name", "secret-files")));
    }

    @Test
    void aCommandIsNeeded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MigrationSpec.of())
                .withMessage("migrate: a command is missing; name the program that migrates, as in [migrate]");
    }

    @Test
    void aTimeOutsideOfTheLimitsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MigrationSpec(List.of("migrate"), Duration.ofHours(7)))
                .withMessage("migrateTimeoutSeconds: 60 to 21600 is allowed; set it to 900");
    }
}
