package dev.slipway.components.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.BuildFolders;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopiedFilesTest {
    @Test
    void everyFormOfTheInstructionIsRead() {
        var dockerfile = """
                FROM scratch
                # COPY comment /
                COPY one /
                copy --chmod=755 --chown=1:1 two/ ./three /app/
                ADD ["four", "/five", "/"]
                COPY six \\
                  # a comment between
                  seven \\
                  /
                COPY --from=build eight /
                COPY $NINE /
                ADD https://example.com/ten /
                RUN cp COPY eleven
                COPY <<EOF /twelve
                EOF
                """;

        assertThat(CopiedFiles.sources(dockerfile))
                .containsExactly("one", "two", "three", "four", "five", "six", "seven");
    }

    @Test
    void outputOfMavenIsInTargetOfAModule(@TempDir Path project) {
        BuildFolders.mavenContext(project);
        BuildFolders.write(project, "app/api/pom.xml", BuildFolders.POM);
        BuildFolders.write(
                project,
                "app/Dockerfile",
                "FROM scratch\nCOPY java.options docs/target/x target/image/lib target/*.jar api/target/api.jar /\n");

        assertThat(CopiedFiles.made(BuildContext.of(project, "app")))
                .containsExactly("target/image/lib", "target", "api/target/api.jar");
    }
}
