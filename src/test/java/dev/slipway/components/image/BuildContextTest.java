package dev.slipway.components.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.slipway.base.SpecException;
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
        assertThat(context.dockerfile()).isEqualTo("app/orders/Dockerfile");
        assertThat(context).isEqualTo(BuildContext.of(project, "app/orders"));
    }

    @Test
    void theProjectsOwnFolderCanBeBuilt() {
        BuildFolders.write(project, "Dockerfile", "FROM scratch\n");

        var context = BuildContext.of(project, ".");

        assertThat(context.folder()).isEqualTo(".");
        assertThat(context.dockerfile()).isEqualTo("Dockerfile");
    }

    @Test
    void theDockerfileMayHaveAnotherNameAndBeOutsideTheFolder() {
        BuildFolders.write(project, "docker/Native", "FROM scratch\n");

        var context = new BuildContext(project, "app/orders", "./docker/Native");

        assertThat(context.dockerfile()).isEqualTo("docker/Native");
    }

    @Test
    void aFolderOutsideTheProjectCanBeBuilt() {
        BuildFolders.write(project, "infra/Pulumi.yaml", "");

        var context = BuildContext.of(project.resolve("infra"), "../app/orders");

        assertThat(context.folder()).isEqualTo("../app/orders");
        assertThat(context.dockerfile()).isEqualTo("../app/orders/Dockerfile");
        assertThat(context.directory()).isEqualTo(project.resolve("app/orders"));
    }

    @Test
    void aFolderWithoutADockerfileIsRefused() {
        BuildFolders.write(project, "app/bare/README.md", "");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> BuildContext.of(project, "app/bare"))
                .withMessage("context: the build folder app/bare has no Dockerfile; add one, name another file in"
                        + " build.dockerfile, or set image to the reference of a built image");
    }

    @Test
    void aDockerfileThatIsNotThereIsRefusedAndOneBelowTheFolderIsNamed() {
        BuildFolders.write(project, "app/orders/docker/Native", "FROM scratch\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BuildContext(project, "app/orders", "Other"))
                .withMessage("dockerfile: the Dockerfile Other does not exist; name a file, relative to Pulumi.yaml");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BuildContext(project, "app/orders", "docker/Native"))
                .withMessage("dockerfile: the Dockerfile docker/Native does not exist; write app/orders/docker/Native,"
                        + " as the path is relative to Pulumi.yaml");
    }

    @Test
    void aFolderThatIsNotThereIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BuildContext.of(project, "app/order"))
                .withMessage(
                        "context: the build folder app/order does not exist; name a folder, relative to Pulumi.yaml");
    }

    @Test
    void bothPathsAreCheckedAtOnce() {
        assertThatExceptionOfType(SpecException.class)
                .isThrownBy(() -> new BuildContext(project, "app/order", "Other"))
                .satisfies(refused ->
                        assertThat(refused.all().map(SpecException::key)).containsExactly("context", "dockerfile"));
    }

    @Test
    void absolutePathsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BuildContext.of(project, "/srv/orders"))
                .withMessage("context: the path of the build folder /srv/orders is absolute and differs between"
                        + " machines; write it relative to Pulumi.yaml, such as ../backend");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BuildContext(project, "app/orders", "/srv/Dockerfile"))
                .withMessage("dockerfile: the path of the Dockerfile /srv/Dockerfile is absolute and differs between"
                        + " machines; write it relative to Pulumi.yaml, such as ../backend");
    }
}
