package dev.slipway.cli;

import dev.slipway.settings.imports.taskdefinition.TaskDefinitionImport;
import dev.slipway.settings.imports.taskdefinition.TaskDefinitionOptions;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a stack file from an ECS task definition. */
@Command(
        name = "task-definition",
        description = {
            "Writes a stack file with one service from an ECS task definition, and task-definition-import.md about each field.",
            "The file is an answer of aws ecs describe-task-definition, or an input of register-task-definition, in JSON or"
                    + " YAML. The stack file is checked as slipway check does it; the report names what is left to fill in."
        },
        footer = "  ./slipway import task-definition task-definition.json --stack=prod",
        exitCodeList = {
            "0:the files are written",
            "1:the task definition is invalid, or files exist already; nothing is written",
            "2:wrong usage"
        })
final class ImportTaskDefinitionCommand extends SlipwayCommand {
    @Parameters(paramLabel = "FILE", description = "The task definition.")
    private Path file = Path.of("task-definition.json");

    @Option(
            names = "--service",
            paramLabel = "FILE",
            description =
                    "The answer of aws ecs describe-services about the service that runs it: its count, load balancer"
                            + " and deployments.")
    private @Nullable Path service;

    @Option(names = "--stack", paramLabel = "NAME", description = "The name of the stack; by default dev.")
    private String stack = "dev";

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "The region of the stack; by default that of ARNs and images in the file, or of the variable"
                    + " AWS_REGION.")
    private @Nullable String region;

    @Mixin
    private ImportOutput output = new ImportOutput();

    @Override
    public Integer call() {
        var target = output.folder(machine().home());
        var options = new TaskDefinitionOptions(
                stack,
                ImportedFiles.project(target),
                Optional.ofNullable(service),
                Optional.ofNullable(region),
                Optional.ofNullable(machine().environment().get("AWS_REGION")));
        var stacks = TaskDefinitionImport.read(file, options);
        new ImportedFiles(stacks, target, "task-definition-import.md").write(output.isForced(), this::print);
        return 0;
    }
}
