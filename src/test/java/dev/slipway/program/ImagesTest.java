package dev.slipway.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.settings.Settings;
import dev.slipway.settings.reader.StackFile;
import dev.slipway.testing.BuildFolders;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagesTest {
    @TempDir
    Path project;

    @Test
    void eachSecretThatThisMachineLacksIsNamedWithItsKey() {
        BuildFolders.write(project, "Pulumi.yaml", "name: shop\nruntime: java\n");
        BuildFolders.write(project, "key", "value");
        BuildFolders.write(
                project,
                "app/Dockerfile",
                "FROM scratch\nRUN --mount=type=secret,id=npm --mount=type=secret,id=netrc --mount=type=secret,id=key"
                        + " --mount=type=secret,id=path --mount=type=secret,id=pip x\n");
        var file = BuildFolders.write(project, StackFile.name("test"), """
                config:
                  aws:region: eu-west-1
                  slipway:services:
                    web:
                      port: 80
                      build:
                        context: app
                        secrets: {npm: {env: SLIPWAY_NO_SUCH_VARIABLE}, netrc: {file: none}, key: {file: key}, path: {env: PATH}, pip: "ssm:pip"}
                """);

        assertThat(Images.missingSecrets(Settings.read(StackFile.read(project, "test", file))))
                .containsExactly(
                        "slipway:services.web.build.secrets.netrc.file: the file none of the secret netrc does not exist"
                                + " on this machine; an up that builds the image fails without it",
                        "slipway:services.web.build.secrets.npm.env: the environment variable SLIPWAY_NO_SUCH_VARIABLE of"
                                + " the secret npm is not set on this machine; an up that builds the image fails without"
                                + " it");
    }
}
