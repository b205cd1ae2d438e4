package dev.slipway.cli;

import dev.slipway.base.Json;
import dev.slipway.settings.StackFileSchema;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the JSON schema of stack files. */
@Command(
        name = "schema",
        description = {
            "Prints the JSON schema of stack files, by which an editor completes and checks them.",
            "A stack file names it in its first line: # yaml-language-server: $schema=stack.schema.json."
        },
        footer = "  ./slipway schema stack.schema.json",
        exitCodeList = {"0:the schema is written", "1:the file cannot be written", "2:wrong usage"})
final class SchemaCommand extends SlipwayCommand {
    @Parameters(arity = "0..1", paramLabel = "FILE", description = "Writes it to a file.")
    private @Nullable Path file;

    @Override
    public Integer call() {
        var schema = Json.pretty(StackFileSchema.of());
        if (file == null) {
            print(schema);
        } else {
            write(file, schema + "\n");
        }
        return 0;
    }
}
