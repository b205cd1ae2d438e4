package dev.slipway.realengine;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.automation.OperationType;
import dev.slipway.testing.InstalledLibrary;
import dev.slipway.testing.NewProjects;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project of {@code slipway init}, whose program comes from the library in the local Maven repository. */
class ProjectEngineTest extends EngineHarness {
    @TempDir
    private Path folder;

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
