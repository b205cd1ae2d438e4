package dev.slipway.realengine;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.automation.OperationType;
import dev.slipway.testing.HowToExtension;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The extension of the how-to page, applied by a Pulumi CLI to an emulated AWS. */
class ExtensionEngineTest extends EngineHarness {
    @TempDir
    private Path classes;

    @Test
    void resourcesOfAnExtensionAreCreatedKeptAndDeleted() throws IOException {
        HowToExtension.compile(classes);
        var stackFile =
                HowToExtension.stackFile(0).replace("config:\n", "config:\n  aws:region: %s\n".formatted(REGION));
        try (var aws = EmulatedAws.start();
                var stack = EngineStack.createOfClasses(aws, "own", stackFile, classes)) {
            var created = stack.up().count(OperationType.CREATE);

            assertThat(stack.resources("aws:sqs/")).isNotEmpty();
            assertThat(stack.resources("aws:elasticache/")).isNotEmpty();
            assertThat(stack.previewExpectingNoChange().count(OperationType.SAME))
                    .isEqualTo(created);
            stack.refreshExpectingNoDrift();
            assertThat(stack.destroy().count(OperationType.DELETE)).isEqualTo(created);
        }
    }
}
