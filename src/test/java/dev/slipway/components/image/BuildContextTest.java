package dev.slipway.components.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.slipway.testing.BuildFolders;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildContextTest {
    @TempDir
    Path project;

    @BeforeEach
    void anApplication() {
        BuildFolders.write(project, "app/orders/Dockerfile", "FROM scratch\n");
    }

    @ParameterizedTest
    @CsvSource({"app/orders", "app/orders/", "./app/orders", "app/../app/orders"})
    void theFolderIsRecordedInOneForm(String written) {
        var context = BuildContext.of(project, written);

        assertThat(context.folder()).isEqualTo("app/orders");
        assertThat(context.dockerfilePath()).isEqualTo("app/orders/Dockerfile");
        assertThat(context).isEqualTo(BuildContext.of(project, "app/orders"));
    }

    @Test
    void theProjectsOwnFolderCanBeBuilt() {
        BuildFolders.write(project, "Dockerfile", "FROM scratch\n");

        var context = BuildContext.of(project, ".");

        assertThat(context.folder()).isEqualTo(".");
        assertThat(context.dockerfilePath()).isEqualTo("Dockerfile");
    }

    @Test
    void theDockerfileMayHaveAnotherName() {
        BuildFolders.write(project, "app/orders/docker/Native", "FROM scratch\n");

        var context = BuildContext.of(project, "app/orders", Path.of("docker/Native"));

        assertThat(context.dockerfilePath()).isEqualTo("app/orders/docker/Native");
    }

    @Test
    void aFolderWithAPomIsAMavenBuild() {
        assertThat(BuildContext.of(project, "app/orders").isMavenBuild()).isFalse();

        BuildFolders.write(project, "app/orders/pom.xml", BuildFolders.POM);

        assertThat(BuildContext.of(project, "app/orders").isMavenBuild()).isTrue();
    }

    @Test
    void aFolderWithoutADockerfileIsRefused() {
        BuildFolders.write(project, "app/bare/README.md", "");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> BuildContext.of(project, "app/bare"))
                .withMessage(
                        "build: the build folder app/bare has no Dockerfile; add one, or give the reference of a built"
                                + " image instead of a folder");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BuildContext.of(project, "app/orders", Path.of("Other")))
                .withMessage(
                        "build: the build folder app/orders has no Other; add one, or give the reference of a built image"
                                + " instead of a folder");
    }

    @Test
    void aFolderThatIsNotThereIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BuildContext.of(project, "app/order"))
                .withMessage(
                        "build: the build folder app/order does not exist; name a folder of the project, relative to"
                                + " Pulumi.yaml");
    }

    @ParameterizedTest
    @CsvSource({"../orders", "/srv/orders", "app/../../orders"})
    void aFolderOutsideTheProjectIsRefused(String folder) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BuildContext.of(project, folder))
                .withMessage("build: the build folder " + folder
                        + " is not inside the project; name a folder of it, relative" + " to Pulumi.yaml");
    }

    @Test
    void aDockerfileOutsideTheFolderIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BuildContext.of(project, "app/orders", Path.of("../Dockerfile")))
                .withMessage(
                        "build: the Dockerfile ../Dockerfile is not inside the build folder app/orders; move it there"
                                + " and name it relative to it");
    }
}
