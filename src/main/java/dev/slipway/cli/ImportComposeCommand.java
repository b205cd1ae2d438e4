package dev.slipway.cli;

import dev.slipway.settings.imports.compose.ComposeImport;
import dev.slipway.settings.imports.compose.ComposeOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a stack file from a Docker Compose file. */
@Command(
        name = "compose",
        description = {
            "Writes a stack file from a Docker Compose file, and compose-import.md about each field.",
            "Databases and caches become those of AWS, secrets become parameters of Systems Manager. The file is checked as slipway"
                    + " check does it; the report names what is left to fill in."
        },
        footer = "  ./slipway import compose ../shop/compose.yaml --stack=dev",
        exitCodeList = {
            "0:the files are written",
            "1:the Compose file is invalid, or files exist already; nothing is written",
            "2:wrong usage"
        })
final class ImportComposeCommand extends SlipwayCommand {
    @Parameters(paramLabel = "FILE", description = "The Compose file; variables come from .env beside it.")
    private @Nullable Path file;

    @Option(names = "--stack", paramLabel = "NAME", description = "The name of the stack; by default dev.")
    private String stack = "dev";

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "The region of the stack; by default that of the variable AWS_REGION.")
    private @Nullable String region;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "A profile whose services are imported, too; several by repeating the option.")
    private List<String> profiles = new ArrayList<>();

    @Mixin
    private ImportOutput output = new ImportOutput();

    @Override
    public Integer call() {
        var target = output.folder(machine().home());
        var options = new ComposeOptions(
                ImportedFiles.project(target),
                stack,
                Optional.ofNullable(region),
                profiles,
                machine().environment());
        var stacks = ComposeImport.read(Optional.ofNullable(file).orElseThrow(), target, options);
        new ImportedFiles(stacks, target, "compose-import.md").write(output.isForced(), this::print);
        return 0;
    }
}
