package dev.slipway.cli;

import dev.slipway.settings.imports.copilot.CopilotImport;
import dev.slipway.settings.imports.copilot.CopilotOptions;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes stack files from a workspace of AWS Copilot. */
@Command(
        name = "copilot",
        description = {
            "Writes a stack file for each environment of an AWS Copilot workspace, and copilot-import.md about each field.",
            "Settings that all environments share are in base.yaml. The files are checked as slipway check does it; the report"
                    + " names what is left to fill in."
        },
        footer = "  ./slipway import copilot ../shop --environment=test",
        exitCodeList = {
            "0:the files are written",
            "1:a manifest is invalid, or files exist already; nothing is written",
            "2:wrong usage"
        })
final class ImportCopilotCommand extends SlipwayCommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "The folder that contains copilot, or copilot itself; by default this folder.")
    private Path folder = Path.of(".");

    @Option(
            names = "--environment",
            paramLabel = "NAME",
            description = "The only environment to import; by default all.")
    private @Nullable String environment;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description =
                    "The region of the stacks; by default that of ARNs, zones and images in the manifests, or of the"
                            + " variable AWS_REGION.")
    private @Nullable String region;

    @Option(
            names = "--ignore-unknown",
            description = "Reports unknown fields, which Copilot ignores, instead of refusing them.")
    private boolean ignoreUnknown;

    @Mixin
    private ImportOutput output = new ImportOutput();

    @Override
    public Integer call() {
        var target = output.folder(machine().home());
        var options = new CopilotOptions(
                ImportedFiles.project(target),
                Optional.ofNullable(environment),
                Optional.ofNullable(region),
                Optional.ofNullable(machine().environment().get("AWS_REGION")),
                ignoreUnknown);
        var stacks = CopilotImport.read(folder, target, options);
        new ImportedFiles(stacks, target, "copilot-import.md").write(output.isForced(), this::print);
        return 0;
    }
}
