package dev.slipway.components.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.components.SharedResources;
import dev.slipway.components.image.RegistryImage;
import dev.slipway.components.service.ContainerProcess;
import dev.slipway.components.service.ContainerSpec;
import dev.slipway.components.service.MigrationSpec;
import dev.slipway.components.service.Service;
import dev.slipway.components.service.ServiceArgs;
import dev.slipway.components.service.ServiceSpec;
import dev.slipway.components.service.Sidecar;
import dev.slipway.components.service.StackIngress;
import dev.slipway.components.service.Volume;
import dev.slipway.components.service.VolumeMount;
import dev.slipway.engine.Plan;
import dev.slipway.testing.BaseComponents;
import dev.slipway.testing.Programs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Services that mount folders of file systems. */
class FileSystemClientTest {
    private static final RegistryImage IMAGE = RegistryImage.of("public.ecr.aws/nginx/nginx:1.29");

    private static VolumeMount mount(String at, String path, boolean readOnly) {
        return new VolumeMount(at, new Volume.Files("shared", new FilePath(path), Optional.empty()), readOnly);
    }

    private static ContainerSpec container(String user, VolumeMount... mounts) {
        var options = ContainerSpec.DEFAULT.options();
        return ContainerSpec.DEFAULT.withOptions(
                options.withProcess(ContainerProcess.DEFAULT.withUser(Optional.of(user)))
                        .withVolumes(List.of(mounts)));
    }

    private static Plan plan(Map<String, ServiceSpec> services) {
        return Programs.plan(context -> {
            var network = BaseComponents.network();
            var cluster = BaseComponents.cluster();
            var files = new NewFileSystem(
                    "shared-files", NewFileSystemSpec.DEFAULT, network, BaseComponents.key(), SharedResources.NONE);
            services.forEach((name, spec) -> new Service(
                    name,
                    ServiceArgs.of(cluster, network, IMAGE, spec, StackIngress.NONE)
                            .withFileSystems(Map.of(
                                    "shared",
                                    files.client(
                                            name, spec.task().mountedFolders().get("shared"))))));
        });
    }

    @Test
    void aServiceMountsThroughAnAccessPointOfItsOwnWithTheUserOfItsContainer() {
        var plan = plan(Map.of("web", ServiceSpec.of(container("1001:1002", mount("/data", "/web", false)))));
        var point = plan.named("shared-files-web-at-web");

        assertThat(point.input("posixUser")).contains(Map.of("uid", 1001L, "gid", 1002L));
        assertThat(point.input("rootDirectory"))
                .contains(Map.of(
                        "path",
                        "/web",
                        "creationInfo",
                        Map.of("ownerUid", 1001L, "ownerGid", 1002L, "permissions", "0755")));
        assertThat(plan.named("web-task-definition").list("volumes"))
                .containsExactly(Map.of(
                        "name",
                        "files-shared_at-web",
                        "efsVolumeConfiguration",
                        Map.of(
                                "fileSystemId",
                                point.text("fileSystemId"),
                                "transitEncryption",
                                "ENABLED",
                                "authorizationConfig",
                                Map.of("accessPointId", idOf(plan), "iam", "ENABLED"))));
        assertThat(plan.named("web-task-definition").text("containerDefinitions"))
                .contains("\"mountPoints\":[{\"sourceVolume\":\"files-shared_at-web\",\"containerPath\":\"/data\","
                        + "\"readOnly\":false}]");
    }

    private static String idOf(Plan plan) {
        return plan.names().entrySet().stream()
                .filter(name -> name.getKey().startsWith("fsap-"))
                .filter(name -> name.getValue()
                        .contains(plan.named("shared-files-web-at-web").urn()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theRoleMayMountTheAccessPointOnlyAndWritesUnlessItIsReadOnly() {
        var plan = plan(Map.of(
                "web",
                ServiceSpec.of(container("app", mount("/data", "/web", false), mount("/static", "/static", true)))));
        var policy = plan.named("web-task-policy").text("policy");
        var files = "\"Resource\":\"arn:aws:elasticfilesystem:eu-west-1:123456789012:file-system/"
                + plan.named("shared-files-web-at-web").text("fileSystemId") + "\"";

        assertThat(policy)
                .contains(
                        "{\"Effect\":\"Allow\",\"Action\":[\"elasticfilesystem:ClientMount\",\"elasticfilesystem:ClientWrite\"],"
                                + files
                                + ",\"Condition\":{\"StringEquals\":{\"elasticfilesystem:AccessPointArn\":"
                                + "\"arn:aws:elasticfilesystem:eu-west-1:123456789012:access-point/")
                .contains("{\"Effect\":\"Allow\",\"Action\":\"elasticfilesystem:ClientMount\"," + files);
        assertThat(plan.named("shared-files-web-at-web").input("posixUser"))
                .contains(Map.of("uid", 1000L, "gid", 1000L));
    }

    @Test
    void twoServicesOnOneFileSystemHaveARuleEach() {
        var spec = ServiceSpec.of(container("1000", mount("/data", "/common", false)));
        var plan = plan(new TreeMap<>(Map.of("web", spec, "worker", spec)));
        var rule = plan.named("shared-files-worker-rule");

        assertThat(rule.text("securityGroupId"))
                .isEqualTo(plan.named("shared-files-web-rule").text("securityGroupId"));
        assertThat(rule.inputs()).containsEntry("fromPort", 2049L).containsEntry("toPort", 2049L);
        assertThat(plan.called(rule.text("referencedSecurityGroupId")).get(0).name())
                .isEqualTo("worker-tasks-sg");
        assertThat(plan.named("shared-files-web-at-common").text("rootDirectory.path"))
                .isEqualTo(plan.named("shared-files-worker-at-common").text("rootDirectory.path"));
    }

    @Test
    void tasksStartAfterTheMountTargetsThePolicyAndTheRule() {
        var plan = plan(Map.of("web", ServiceSpec.of(container("1000", mount("/data", "/web", false)))));

        assertThat(plan.named("web-service").dependencies())
                .contains(
                        plan.named("shared-files-target-a").urn(),
                        plan.named("shared-files-target-b").urn(),
                        plan.named("shared-files-policy").urn(),
                        plan.named("shared-files-web-rule").urn());
    }

    @Test
    void aMigrationMountsTheFoldersOfItsServiceAndNotThoseOfSidecars() {
        var spec = ServiceSpec.of(
                        container("1000", mount("/data", "/web", false)),
                        new Sidecar("agent", IMAGE, container("101", mount("/logs", "/logs", true)), true))
                .withMigration(Optional.of(MigrationSpec.of("migrate")));
        var plan = plan(Map.of("web", spec));

        assertThat(plan.named("web-task-definition").list("volumes")).hasSize(2);
        assertThat(plan.named("web-migration-definition").list("volumes"))
                .singleElement()
                .asString()
                .contains("files-shared_at-web");
        assertThat(plan.named("web-migration-definition").text("containerDefinitions"))
                .contains("\"containerPath\":\"/data\"");
        assertThat(plan.named("shared-files-web-at-logs").input("posixUser"))
                .contains(Map.of("uid", 101L, "gid", 101L));
    }

    @Test
    void theRootOfAFileSystemHasNoFolderToCreate() {
        var plan = plan(Map.of("web", ServiceSpec.of(container("1000", mount("/data", "/", true)))));

        assertThat(plan.resources())
                .filteredOn(resource -> resource.name().equals("shared-files-web-whole"))
                .singleElement()
                .satisfies(point -> assertThat(point.input("rootDirectory")).contains(Map.of("path", "/")));
    }
}
