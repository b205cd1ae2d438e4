package dev.slipway.cli;

import com.pulumi.exceptions.RunException;
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
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what a stack would create, without a cloud account. */
@Command(
        name = "preview",
        description = {
            "Shows what a stack would create: resources, outputs, guard rails, cost.",
            "With --against, the changes that Pulumi would make.",
            "Runs the very program that pulumi up runs, on an embedded engine: no cloud account, no Pulumi CLI, nothing is"
                    + " created."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the stack can be deployed",
            "1:refused by the settings, the guard rails or the budget; with --against, also by Pulumi's protection",
            "2:wrong usage"
        })
final class PreviewCommand implements Callable<Integer> {
    @Mixin
    private final PlannedStackArgument stack = new PlannedStackArgument();

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the plan as JSON, in a stable order.")
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
            description = "Writes the comparison as the body of a pull request's comment.")
    private @Nullable Path markdown;

    @Option(names = "--show-inputs", description = "Shows the inputs of each resource.")
    private boolean showInputs;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (against != null && stack.configFile() == null) {
            Baseline.refuseGone(against, Slipway.home(), stack.name());
        }
        var preflight = App.preflight(stack.config());
        var estimate = preflight.estimate();
        var refusal = preflight.overBudget(estimate);
        var compared = against == null && markdown == null ? null : compared(preflight);
        var out = spec.commandLine().getOut();
        if (against == null || compared == null) {
            print(preflight, out);
            print(preflight, estimate, out);
        } else {
            DiffText.lines(compared, spec.commandLine().getColorScheme()).forEach(out::println);
        }
        refusal.ifPresent(line -> out.println("    error: " + line));
        out.flush();
        if (json != null) {
            write(json, PlanJson.text(preflight.saved()));
        }
        if (markdown != null && compared != null) {
            write(markdown, DiffMarkdown.text(compared));
        }
        var isProtected = compared != null && !compared.difference().refusals().isEmpty();
        return preflight.refused() || refusal.isPresent() || isProtected ? 1 : 0;
    }

    private Baseline baseline(Preflight preflight) {
        return against == null
                ? Baseline.nothing(preflight.plan())
                : Baseline.of(against, Slipway.home(), stack.configFile(), preflight.plan(), line -> {
                    spec.commandLine().getErr().println("slipway: " + line);
                    spec.commandLine().getErr().flush();
                });
    }

    private void print(Preflight preflight, PrintWriter out) {
        var plan = preflight.plan();
        out.println(
                "Previewing %s-%s on the embedded engine: nothing is created".formatted(plan.project(), plan.stack()));
        out.println();
        PlanTree.lines(plan, showInputs).forEach(out::println);
        out.println();
        out.println("Outputs:");
        plan.outputs().forEach((key, value) -> out.println("    %s: %s".formatted(key, Json.compact(value))));
        out.println();
        out.println("Guard rails:");
        if (preflight.findings().isEmpty()) {
            out.println("    nothing found");
        }
        preflight.findings().stream().map(Finding::line).forEach(line -> out.println("    " + line));
        out.println();
        out.println("Resources:");
        out.println("    + %d to create".formatted(plan.resources().size()));
        out.println();
    }

    private void print(Preflight preflight, Optional<Estimate> estimate, PrintWriter out) {
        estimate.map(known -> CostTable.summary(known, spec.commandLine().getColorScheme()))
                .orElseGet(() -> List.of(
                        "Cost a month:",
                        "    not estimated: " + preflight.settings().pricing().missing()))
                .forEach(out::println);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new RunException("%s cannot be written; name a file in a folder that exists".formatted(file), e);
        }
    }

    private PreviewComparison compared(Preflight preflight) {
        var baseline = baseline(preflight);
        return PreviewComparison.of(preflight, baseline.title(), baseline.plan());
    }
}
