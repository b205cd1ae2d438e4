package dev.slipway.cli;

import dev.slipway.App;
import dev.slipway.analysis.cost.Estimate;
import dev.slipway.analysis.guard.Finding;
import dev.slipway.base.Json;
import dev.slipway.cli.render.CostTable;
import dev.slipway.cli.render.DiffMarkdown;
import dev.slipway.cli.render.DiffText;
import dev.slipway.cli.render.PlanJson;
import dev.slipway.cli.render.PlanTree;
import dev.slipway.cli.render.PreviewComparison;
import dev.slipway.program.Preflight;
import dev.slipway.settings.reader.MergedSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what a stack would create, without a cloud account. */
@Command(
        name = "preview",
        description = {
            "Shows what a stack would create: resources, outputs, guard rails, cost.",
            "With --against, the changes that Pulumi would make.",
            "Runs the same program as pulumi up, on an embedded engine: without a cloud account and the Pulumi CLI. Nothing is"
                    + " created."
        },
        footer = {"  ./slipway preview dev", "  ./slipway preview prod --against origin/main"},
        exitCodeList = {
            "0:the stack can be deployed",
            "1:rejected by the settings, the guard rails or the budget; with --against, also by Pulumi's protection",
            "2:wrong usage"
        })
final class PreviewCommand extends SlipwayCommand {
    @Mixin
    private final PlannedStackArgument stack = new PlannedStackArgument();

    @Option(
            names = "--json",
            arity = "0..1",
            fallbackValue = STANDARD_OUTPUT,
            preprocessor = OptionalFile.class,
            paramLabel = "FILE",
            description = {"Writes the plan as JSON, in a stable order.", OptionalFile.DESCRIPTION})
    private @Nullable Path json;

    @Option(
            names = "--against",
            paramLabel = "REF",
            description = {
                "Compares with a git revision, such as origin/main, or with a plan written by --json.",
                "Lists data loss, cost changes and findings separately. Without a cloud account."
            })
    private @Nullable String against;

    @Option(
            names = "--markdown",
            paramLabel = "FILE",
            description = {
                "Writes the comparison as the body of a pull request's comment.",
                "With -, prints the comment alone."
            })
    private @Nullable Path markdown;

    @Option(names = "--show-inputs", description = "Shows the inputs of each resource.")
    private boolean showInputs;

    @Option(
            names = "--show-settings",
            description = "Shows the settings after the merge with slipway:extends, and where each comes from.")
    private boolean showSettings;

    @Override
    public Integer call() {
        refuseTwoDocuments(Stream.of(json, markdown));
        if (against != null && stack.configFile() == null) {
            Baseline.refuseGone(against, Slipway.home(), stack.name());
        }
        var config = stack.config();
        if (showSettings && !printsDocument()) {
            out().println("Settings:");
            MergedSettings.lines(config).forEach(line -> out().println("    " + line));
            out().println();
        }
        var preflight = App.preflight(config);
        var estimate = preflight.estimate();
        var refusal = preflight.overBudget(estimate);
        var compared = against == null && markdown == null ? null : compared(preflight);
        var out = out();
        if (printsDocument()) {
            out.flush();
        } else if (against == null || compared == null) {
            print(preflight, out);
            print(preflight, estimate, out);
        } else {
            DiffText.lines(compared, colours(), terminal()).forEach(out::println);
        }
        var unchecked = preflight.uncheckedBudget(estimate);
        if (!printsDocument()) {
            refusal.ifPresent(line -> out.println("    error: " + line));
            unchecked.ifPresent(line -> out.println("    warning: " + line));
            out.flush();
        }
        if (json != null) {
            write(json, PlanJson.text(preflight.saved()));
        }
        if (markdown != null && compared != null) {
            write(markdown, DiffMarkdown.text(compared));
        }
        var blocking = preflight.findings().stream().filter(Finding::isBlocking).count();
        var ofProtection =
                compared == null ? 0 : compared.difference().refusals().size();
        return verdict(
                (int) blocking + ofProtection + (refusal.isPresent() ? 1 : 0),
                (int) (preflight.findings().size() - blocking) + (unchecked.isPresent() ? 1 : 0));
    }

    /** True if standard output has a document for another program instead of the preview. */
    private boolean printsDocument() {
        return isStandardOutput(json) || isStandardOutput(markdown);
    }

    /** Prints the verdict as the last line: a refusal on standard error. Returns the exit code. */
    private int verdict(int errors, int warnings) {
        var of = warnings == 0 ? "" : ", " + counted(warnings, "warning");
        if (errors == 0) {
            var accepted = "can be deployed%s".formatted(of);
            if (printsDocument()) {
                printProgress(accepted);
            } else {
                print(accepted);
            }
            return 0;
        }
        var line = "refused: %s%s".formatted(counted(errors, "error"), of);
        printProgress(colours().ansi().string("@|bold,red %s|@".formatted(line)));
        return 1;
    }

    private static String counted(int number, String what) {
        return number == 1 ? "1 " + what : "%d %ss".formatted(number, what);
    }

    private Baseline baseline(Preflight preflight) {
        return against == null
                ? Baseline.nothing(preflight.plan())
                : Baseline.of(
                        against,
                        Slipway.home(),
                        stack.configFile(),
                        preflight.plan(),
                        line -> printProgress("slipway: " + line));
    }

    private void print(Preflight preflight, PrintWriter out) {
        var plan = preflight.plan();
        out.println(
                "Previewing %s-%s on the embedded engine: nothing is created".formatted(plan.project(), plan.stack()));
        preflight
                .assumedStacks()
                .forEach(stack -> out.println(
                        "The outputs of %s are stand-ins; slipway:environment.outputs names a file of the real ones"
                                .formatted(stack)));
        out.println();
        PlanTree.lines(plan, showInputs, terminal()).forEach(out::println);
        out.println();
        out.println("Outputs:");
        plan.outputs().forEach((key, value) -> out.println("    %s: %s".formatted(key, Json.compact(value))));
        out.println();
        out.println("Guard rails:");
        if (preflight.findings().isEmpty()) {
            out.println("    nothing found");
        }
        terminal()
                .wrapped(preflight.findings().stream()
                        .map(finding -> "    " + finding.line())
                        .toList())
                .forEach(out::println);
        out.println();
        out.println("Resources:");
        out.println("    + %d to create".formatted(plan.resources().size()));
        out.println();
    }

    private void print(Preflight preflight, Optional<Estimate> estimate, PrintWriter out) {
        estimate.map(known -> CostTable.summary(known, colours(), terminal()))
                .orElseGet(() -> List.of(
                        "Cost a month:",
                        "    not estimated: " + preflight.settings().pricing().missing()))
                .forEach(out::println);
    }

    private PreviewComparison compared(Preflight preflight) {
        var baseline = baseline(preflight);
        return PreviewComparison.of(preflight, baseline.title(), baseline.plan());
    }
}
