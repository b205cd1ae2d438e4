package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.ProjectHarness;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SchemaCommandTest extends ProjectHarness {
    private static final Path SCHEMA = Path.of("docs", "stack.schema.json");

    @Test
    void theSchemaIsPrinted() {
        assertThat(run("schema")).isZero();

        assertThat(SCHEMA).content().isEqualTo(out.toString());
    }

    @Test
    void theSchemaIsWrittenToAFile() {
        var file = project.resolve("stack.schema.json");

        assertThat(run("schema", file.toString())).isZero();

        assertThat(file).hasSameTextualContentAs(SCHEMA);
        assertThat(out.toString()).isEmpty();
    }
}
