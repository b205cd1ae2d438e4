package dev.slipway.components.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.slipway.components.storage.FileOwner;
import dev.slipway.components.storage.FilePath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The volumes and the disk of a task definition. */
class TaskVolumesTest {
    private static final SecretReference SECRET =
            new SecretReference("arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders/certificate-AbCdEf");

    private static VolumeMount own(String path) {
        return new VolumeMount(path, new Volume.Scratch(Optional.empty()), false);
    }

    private static VolumeMount shared(String path, boolean readOnly) {
        return new VolumeMount(path, new Volume.Scratch(Optional.of("sockets")), readOnly);
    }

    private static VolumeMount files(String path, String owner) {
        return new VolumeMount(
                path, new Volume.Files("files", new FilePath("/web"), Optional.of(FileOwner.of(owner))), false);
    }

    private static ContainerSpec container(VolumeMount... mounts) {
        return ContainerSpec.DEFAULT.withOptions(ContainerOptions.DEFAULT.withVolumes(List.of(mounts)));
    }

    private static Sidecar sidecar(VolumeMount... mounts) {
        return new Sidecar("nginx", PlannedTask.IMAGE, container(mounts), true);
    }

    @Test
    void containersHaveVolumesOfTheirOwnAndShareThoseOfOneName() {
        var spec = ServiceSpec.of(
                container(own("/tmp"), shared("/sockets", false)), sidecar(own("/tmp"), shared("/run/app", true)));
        var plan = PlannedTask.plan(spec, injected -> injected);

        assertThat(plan.named("web-task-definition").list("volumes"))
                .containsExactly(
                        Map.of("name", "own-nginx_tmp"),
                        Map.of("name", "own-web_tmp"),
                        Map.of("name", "shared-sockets"));
        assertThat(PlannedTask.container(plan, "web").get("mountPoints"))
                .hasToString("[{\"sourceVolume\":\"own-web_tmp\",\"containerPath\":\"/tmp\",\"readOnly\":false},"
                        + "{\"sourceVolume\":\"shared-sockets\",\"containerPath\":\"/sockets\",\"readOnly\":false}]");
        assertThat(PlannedTask.container(plan, "nginx").get("mountPoints"))
                .hasToString("[{\"sourceVolume\":\"own-nginx_tmp\",\"containerPath\":\"/tmp\",\"readOnly\":false},"
                        + "{\"sourceVolume\":\"shared-sockets\",\"containerPath\":\"/run/app\",\"readOnly\":true}]");
    }

    @Test
    void volumesInMemoryAreLinuxParametersOfTheirContainer() {
        var memory = new VolumeMount("/tmp", new Volume.Tmpfs(64), false);
        var plan = PlannedTask.plan(ServiceSpec.of(container(own("/work"), memory)), injected -> injected);

        assertThat(plan.named("web-task-definition").list("volumes")).containsExactly(Map.of("name", "own-web_work"));
        var web = PlannedTask.container(plan, "web");
        assertThat(web.get("mountPoints"))
                .hasToString("[{\"sourceVolume\":\"own-web_work\",\"containerPath\":\"/work\",\"readOnly\":false}]");
        assertThat(web.get("linuxParameters")).hasToString("{\"tmpfs\":[{\"containerPath\":\"/tmp\",\"size\":64}]}");
    }

    @Test
    void secretFilesAndVolumesAreMountedSideBySide() {
        var secrets = new SecretFiles(Map.of("/certs/tls.pem", SECRET), SecretFiles.WRITER);
        var task = TaskSpec.of(container(own("/tmp"))).withSecretFiles(Optional.of(secrets));
        var plan = PlannedTask.plan(ServiceSpec.of(task), injected -> injected);

        assertThat(plan.named("web-task-definition").list("volumes"))
                .containsExactly(Map.of("name", "own-web_tmp"), Map.of("name", "secret-files"));
        assertThat(PlannedTask.container(plan, "web").get("mountPoints").toString())
                .contains("\"containerPath\":\"/tmp\"", "\"containerPath\":\"/certs\"");
        assertThat(PlannedTask.container(plan, "secret-files")
                        .get("mountPoints")
                        .toString())
                .contains("\"containerPath\":\"/certs\"")
                .doesNotContain("/tmp");
    }

    @Test
    void theDiskHasItsSizeAndNoneByDefault() {
        var large = TaskSpec.of(ContainerSpec.DEFAULT).withDiskGiB(OptionalInt.of(200));

        assertThat(PlannedTask.plan(ServiceSpec.of(large), injected -> injected)
                        .named("web-task-definition")
                        .input("ephemeralStorage"))
                .contains(Map.of("sizeInGib", 200L));
        assertThat(PlannedTask.plan(ServiceSpec.of(ContainerSpec.DEFAULT), injected -> injected)
                        .named("web-task-definition")
                        .inputs())
                .doesNotContainKeys("ephemeralStorage", "volumes");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 201})
    void aDiskBeyondTheLimitsOfFargateIsRefused(int size) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TaskSpec.of(ContainerSpec.DEFAULT).withDiskGiB(OptionalInt.of(size)))
                .withMessage("diskGiB: 21 to 200 is allowed, and 20 without it; set it to 21");
    }

    @ParameterizedTest
    @ValueSource(strings = {"data", "/", "/data/", "//data", "/data/../etc", "/./data", "/my data", "/data:ro"})
    void aPathThatIsNoFolderOfTheContainerIsRefused(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> own(path))
                .withMessage(
                        "an absolute path of letters, digits, dots, hyphens and underscores, without . and .. and a "
                                + "slash at its end, is allowed; write it as in /data");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc", "/usr", "/proc/1", "/dev/shm"})
    void aPathThatTheImageNeedsIsRefused(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> own(path))
                .withMessage(path
                        + " is the image's own and would be hidden; mount the volume in a folder of its own, as in "
                        + "/data");
    }

    @Test
    void aVolumeInsideAnotherOneIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TaskSpec.of(container(own("/data/cache"), own("/data"), own("/database"))))
                .withMessage(
                        "volumes./data/cache: it lies in the volume at /data; mount one of them in another folder");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TaskSpec.of(ContainerSpec.DEFAULT, sidecar(own("/a"), own("/a/b"))))
                .withMessage(
                        "sidecars[0].volumes./a/b: it lies in the volume at /a; mount one of them in another folder");
    }

    @ParameterizedTest
    @CsvSource({"/run/certs", "/run", "/run/certs/web"})
    void aVolumeInTheFolderOfSecretFilesIsRefused(String path) {
        var secrets = new SecretFiles(Map.of("/run/certs/tls.pem", SECRET), SecretFiles.WRITER);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TaskSpec.of(container(own(path))).withSecretFiles(Optional.of(secrets)))
                .withMessage("volumes." + path
                        + ": secretFiles has a volume at /run/certs; mount one of them in another folder");
    }

    @Test
    void oneFolderOfAFileSystemHasOneOwnerInATask() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TaskSpec.of(container(files("/data", "33")), sidecar(files("/html", "101"))))
                .withMessage(
                        "sidecars[0].volumes./html.owner: another container of the task mounts the folder as 33:33, "
                                + "and it has one owner in a task; set both to the same owner");
    }

    @Test
    void aFolderHasTheOwnerThatOneContainerNamesWhateverTheirOrder() {
        var unnamed = new VolumeMount("/a", new Volume.Files("files", new FilePath("/web"), Optional.empty()), false);
        var task = TaskSpec.of(container(unnamed), sidecar(files("/b", "33")));

        assertThat(task.mountedFolders().get("files")).singleElement().satisfies(folder -> assertThat(folder.owner())
                .hasToString("33:33"));
    }

    @Test
    void aFolderThatOneContainerWritesIsWritable() {
        var readOnly =
                new VolumeMount("/html", new Volume.Files("files", new FilePath("/web"), Optional.empty()), true);
        var task = TaskSpec.of(container(files("/data", "33")), sidecar(readOnly));

        assertThat(task.mountedFolders().get("files")).singleElement().satisfies(folder -> {
            assertThat(folder.owner()).hasToString("33:33");
            assertThat(folder.readOnly()).isFalse();
        });
    }
}
