package dev.slipway.realengine;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.automation.OperationType;
import dev.slipway.testing.InstalledLibrary;
import dev.slipway.testing.NewProjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project of {@code slipway init}, whose program comes from the library in the local Maven repository. */
class ProjectEngineTest extends EngineHarness {
    @TempDir
    private Path folder;

    @Test
    void anExtensionAndABaseFileArePartsOfTheStack() throws IOException {
        try (var library = InstalledLibrary.install(folder);
                var aws = EmulatedAws.start();
                var stack = EngineStack.createOfProject(aws, NewProjects.shop(library))) {
            var project = stack.machine().home();
            writeExtension(project);
            Files.writeString(project.resolve("base.yaml"), "config:\n  slipway:tags: {Team: shop}\n");
            stack.replaceInStackFile("  slipway:logs:", "  slipway:extends: base.yaml\n  slipway:logs:");
            stack.replaceInStackFile("port: 80", "port: 80\n      uses: [{work: jobs, as: {url: QUEUE_URL}}]");

            var created = stack.up().count(OperationType.CREATE);

            assertThat(stack.resources("aws:sqs/")).containsExactly("jobs");
            assertThat(stack.state()).contains("\"Team\": \"shop\"", "\\\"name\\\":\\\"QUEUE_URL\\\"");
            assertThat(stack.previewExpectingNoChange().count(OperationType.SAME))
                    .isEqualTo(created);
            stack.refreshExpectingNoDrift();
            assertThat(stack.destroy().count(OperationType.DELETE)).isEqualTo(created);
        }
    }

    private static void writeExtension(Path project) throws IOException {
        var name = "com.example.shop.JobsExtension";
        var source = project.resolve("src/main/java/%s.java".formatted(name.replace('.', '/')));
        Files.createDirectories(source.getParent());
        Files.copy(Path.of("src/test/engine/extension/JobsExtension.java"), source);
        var services = Files.createDirectories(project.resolve("src/main/resources/META-INF/services"));
        Files.writeString(services.resolve("dev.slipway.Extension"), name + "\n");
    }

    @Test
    void aNewProjectIsDeployedByTheLibrary() {
        try (var library = InstalledLibrary.install(folder);
                var aws = EmulatedAws.start();
                var stack = EngineStack.createOfProject(aws, NewProjects.shop(library))) {
            var created = stack.up().count(OperationType.CREATE);

            assertThat(stack.previewExpectingNoChange().count(OperationType.SAME))
                    .isEqualTo(created);
            stack.refreshExpectingNoDrift();
            assertThat(stack.destroy().count(OperationType.DELETE)).isEqualTo(created);
        }
    }
}
