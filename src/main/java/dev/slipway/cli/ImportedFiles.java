package dev.slipway.cli;

import com.pulumi.exceptions.RunException;
import dev.slipway.settings.imports.ImportReport.FieldResult;
import dev.slipway.settings.imports.ImportReport.ReportEntry;
import dev.slipway.settings.imports.ImportedStacks;
import dev.slipway.settings.imports.ReportMarkdown;
import dev.slipway.settings.reader.StackFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The files of an import: stack files, their check, and the report.
 *
 * @param folder of the files
 * @param report the name of the report
 */
record ImportedFiles(ImportedStacks stacks, Path folder, String report) {
    private static final List<FieldResult> PRINTED =
            List.of(FieldResult.OPEN, FieldResult.LOST, FieldResult.UNKNOWN, FieldResult.CHANGED);

    /**
     * Writes the files and prints the result.
     *
     * @throws RunException with the names of files that exist, unless the import is forced
     */
    void write(boolean isForced, Consumer<String> out) {
        var files = stacks.files();
        var existing = Stream.concat(files.keySet().stream(), Stream.of(report))
                .filter(name -> Files.exists(folder.resolve(name)))
                .toList();
        if (!isForced && !existing.isEmpty()) {
            throw new RunException(
                    "%s has %s already; move them, name another folder by --output, or overwrite them by --force"
                            .formatted(folder, String.join(", ", existing)));
        }
        files.forEach(this::write);
        var checks = stacks.stacks().keySet().stream().map(this::check).toList();
        write(report, page(checks));
        print(files.keySet(), checks, out);
    }

    private void write(String name, String text) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new RunException(
                    "%s cannot be written; name a folder that is writable".formatted(folder.resolve(name)), e);
        }
    }

    /** The name of the project in a folder; empty without one. */
    static Optional<String> project(Path folder) {
        var file = folder.resolve("Pulumi.yaml");
        return Files.exists(file) ? Optional.of(StackFile.projectName(file)) : Optional.empty();
    }

    private boolean isProject() {
        return Files.exists(folder.resolve("Pulumi.yaml"));
    }

    private StackCheck check(String stack) {
        return isProject()
                ? StackCheck.of(folder, stack)
                : StackCheck.of(stack, () -> StackFile.read(folder, stack, stacks.project()));
    }

    private String page(List<StackCheck> checks) {
        var sections = new LinkedHashMap<String, List<String>>();
        sections.put("Check", checked(checks).stream().map("- "::concat).toList());
        sections.put("Next steps", next(checks).stream().map("- "::concat).toList());
        sections.putAll(stacks.advice());
        return ReportMarkdown.of(
                "Import from " + stacks.source(),
                sections,
                stacks.report(),
                stacks.stacks().size());
    }

    /** One line for a stack that can be deployed, and one for each fault of another. */
    private static List<String> checked(List<StackCheck> checks) {
        return checks.stream().flatMap(check -> check.lines().stream()).toList();
    }

    private List<String> next(List<StackCheck> checks) {
        var steps = new ArrayList<String>();
        if (!isProject()) {
            steps.add("Move the files into a project: ./slipway init DIR --name %s writes one"
                    .formatted(stacks.project()));
        }
        var open = stacks.report().entries(FieldResult.OPEN).size();
        if (open > 0) {
            steps.add("Fill in %d value%s, listed under \"to fill in\"".formatted(open, open == 1 ? "" : "s"));
        }
        if (checks.stream().anyMatch(StackCheck::isRejected)) {
            steps.add("Correct the errors of the check, and repeat it: ./slipway check");
        }
        var stack = checks.get(0).stack();
        steps.add("Look at the resources and the cost: ./slipway preview %s".formatted(stack));
        steps.add("Deploy beside the running environment: ./slipway bootstrap %1$s, and pulumi up -s %1$s"
                .formatted(stack));
        return steps;
    }

    private void print(Iterable<String> files, List<StackCheck> checks, Consumer<String> out) {
        for (var result : PRINTED) {
            var entries = stacks.report().entries(result);
            if (!entries.isEmpty()) {
                out.accept("%s (%d):".formatted(result.title(), entries.size()));
                entries.forEach(entry -> out.accept("  " + line(entry)));
            }
        }
        out.accept("%d fields have a key of the same meaning, %d defaults of the other tool are written out."
                .formatted(
                        stacks.report().entries(FieldResult.TAKEN).size(),
                        stacks.report().entries(FieldResult.DEFAULT).size()));
        out.accept("");
        out.accept("Written to %s:".formatted(folder));
        files.forEach(file -> out.accept("  " + file));
        out.accept("  %s, with every field".formatted(report));
        out.accept("");
        out.accept("Check:");
        checked(checks).forEach(line -> out.accept("  " + line));
        out.accept("");
        out.accept("Next steps:");
        next(checks).forEach(step -> out.accept("  " + step));
    }

    private static String line(ReportEntry entry) {
        var field = entry.place().path().isEmpty() ? "" : " " + entry.place().path();
        var key = entry.target().isEmpty() ? "" : " -> " + entry.target();
        return "%s%s%s%s".formatted(entry.place(), field, key, entry.note().isEmpty() ? "" : ": " + entry.note());
    }
}
