package dev.slipway.cli;

import com.pulumi.exceptions.RunException;
import dev.slipway.base.Json;
import dev.slipway.settings.reader.StackFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Checks all stacks of the project, and runs its tests. */
@Command(
        name = "check",
        description = {
            "Checks all stacks of the project: settings, guard rails, budget, and the project's own tests.",
            "A stack is a file Pulumi.STACK.yaml; files that others extend have other names. The tests are those in src/test, without"
                    + " the package dev.slipway. Without a cloud account and the Pulumi CLI. Nothing is created."
        },
        footer = {"  ./slipway check", "  ./slipway check prod --json=findings.json"},
        exitCodeList = {"0:all stacks can be deployed", "1:a stack is rejected, or a test fails", "2:wrong usage"})
final class CheckCommand extends SlipwayCommand {
    @Parameters(
            arity = "0..*",
            paramLabel = "STACK",
            completionCandidates = StackNames.class,
            description = "The stacks, as in Pulumi.STACK.yaml; by default all.")
    private List<String> stacks = List.of();

    @Option(names = "--skip-tests", description = "Does not run the project's own tests.")
    private boolean skipTests;

    @Option(
            names = "--json",
            arity = "0..1",
            fallbackValue = STANDARD_OUTPUT,
            preprocessor = OptionalFile.class,
            paramLabel = "FILE",
            description = {
                "Writes the results as JSON; when it is printed, the lines are on standard error.",
                OptionalFile.DESCRIPTION
            })
    private @Nullable Path json;

    @Override
    public Integer call() {
        stacks.stream()
                .flatMap(stack -> StackNameConverter.error(stack).stream())
                .findFirst()
                .ifPresent(error -> {
                    throw new ParameterException(spec().commandLine(), error);
                });
        var root = Slipway.home();
        var known = StackFiles.stacks(root);
        stacks.stream().filter(stack -> !known.contains(stack)).findFirst().ifPresent(stack -> {
            throw new RunException("there is no stack file Pulumi.%s.yaml; create it, or name one of: %s"
                    .formatted(stack, String.join(", ", known)));
        });
        var checks = new ArrayList<StackCheck>();
        for (var stack : stacks.isEmpty() ? known : new LinkedHashSet<>(stacks)) {
            var check = StackCheck.of(root, stack);
            check.lines().forEach(this::report);
            checks.add(check);
        }
        var failed = !skipTests && testsFail(new ProjectTests(root));
        if (json != null) {
            write(
                    json,
                    Json.pretty(Map.of(
                            "stacks", checks.stream().map(CheckCommand::json).toList())));
        }
        return failed || checks.stream().anyMatch(StackCheck::isRejected) ? 1 : 0;
    }

    /** Prints a line of the results beside a document. */
    private void report(String line) {
        if (isStandardOutput(json)) {
            printProgress(line);
        } else {
            print(line);
        }
    }

    private boolean testsFail(ProjectTests tests) {
        if (!tests.exist()) {
            report("tests: none");
            return false;
        }
        var result = tests.run();
        if (result.exitCode() == 0) {
            report("tests: ok");
            return false;
        }
        printProgress(result.output().stripTrailing());
        report("tests: failed; mvn test repeats them");
        return true;
    }

    private static Map<String, Object> json(StackCheck check) {
        var object = new LinkedHashMap<String, Object>();
        object.put("stack", check.stack());
        object.put("protected", check.isProtected());
        object.put("resources", check.resources());
        object.put("warnings", check.warnings().size());
        check.idleUsd().ifPresent(usd -> object.put("idleUsd", usd));
        check.usd().ifPresent(usd -> object.put("usd", usd));
        object.put("faults", check.faults());
        return object;
    }
}
