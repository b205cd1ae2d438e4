package dev.slipway.components.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFilesTest {
    private static final SecretReference SECRET = new SecretReference("secretsmanager:orders/certificate");

    private static SecretFiles of(String... paths) {
        var files = new HashMap<String, SecretReference>();
        for (var path : paths) {
            files.put(path, SECRET);
        }
        return new SecretFiles(files, SecretFiles.WRITER);
    }

    @Test
    void everyFileIsWrittenFromAVariableOfItsOwn() {
        var container = of("/certs/tls.pem", "/certs/ca.pem").container();

        assertThat(container.command())
                .containsExactly("umask 222; printf %s \"$SECRET_FILE_1\" > /certs/ca.pem; "
                        + "printf %s \"$SECRET_FILE_2\" > /certs/tls.pem");
        assertThat(container.secrets()).isEqualTo(Map.of("SECRET_FILE_1", SECRET, "SECRET_FILE_2", SECRET));
    }

    /** The very script, in a shell of this machine, with the folder of the volume in another place. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aFileHasEveryByteOfTheSecretAndIsReadOnly(@TempDir Path folder) throws IOException, InterruptedException {
        var pem = "-----BEGIN KEY-----\n%s \\n $HOME `x` \"'\n-----END KEY-----\n";
        var script = of("/certs/tls.pem").container().command().get(0).replace("/certs", folder.toString());
        var shell = new ProcessBuilder("sh", "-ec", script).inheritIO();
        shell.environment().put("SECRET_FILE_1", pem);

        assertThat(shell.start().waitFor()).isZero();
        assertThat(folder.resolve("tls.pem")).hasContent(pem);
        assertThat(Files.getPosixFilePermissions(folder.resolve("tls.pem")))
                .isEqualTo(java.nio.file.attribute.PosixFilePermissions.fromString("r--r--r--"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"certs/tls.pem", "/tls.pem", "/certs/../etc/passwd", "/certs/a b", "/certs/$(x)", "/certs/"})
    void aPathThatIsNoFileInAFolderIsRefused(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(path))
                .withMessage("secretFiles: " + path
                        + " is not an absolute path of a file in a folder, of letters, digits, dots, hyphens and "
                        + "underscores; write it as in /certs/tls.pem");
    }

    @Test
    void twoFoldersAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of("/certs/tls.pem", "/keys/api"))
                .withMessage("secretFiles: the files lie in /certs and /keys; put all of them into one folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc", "/usr", "/tmp", "/proc/1"})
    void aFolderThatTheImageNeedsIsRefused(String folder) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(folder + "/tls.pem"))
                .withMessage("secretFiles: " + folder
                        + " is the image's own and would be hidden; put the files into a folder of their "
                        + "own, as in /certs");
    }

    @Test
    void noFileIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of())
                .withMessage("secretFiles: a file is needed; name one as in /certs/tls.pem");
    }

    @Test
    void aSidecarOfTheSameNameIsRefused() {
        var sidecar = new Sidecar("secret-files", SecretFiles.WRITER, ContainerSpec.listening(80), true);

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        TaskSpec.of(ContainerSpec.DEFAULT, sidecar).withSecretFiles(Optional.of(of("/certs/tls.pem"))))
                .withMessage("sidecars[0].name: the task has a container secret-files already; rename the sidecar");
    }
}
