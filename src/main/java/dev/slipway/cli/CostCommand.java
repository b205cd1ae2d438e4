package dev.slipway.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.pulumi.exceptions.RunException;
import dev.slipway.App;
import dev.slipway.analysis.cost.Alternative;
import dev.slipway.analysis.cost.Dollars;
import dev.slipway.analysis.cost.Estimate;
import dev.slipway.analysis.cost.Scenario;
import dev.slipway.cli.render.CostJson;
import dev.slipway.cli.render.CostTable;
import dev.slipway.settings.reader.StackConfig;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Explains what a stack costs. */
@Command(
        name = "cost",
        description = {
            "Explains what a stack costs a month: each figure, what else it could have, what sleeping saves.",
            "From the plan, by the price lists in src/main/prices/: no cloud account."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the cost is told",
            "1:the settings are refused, the stack is over its budget, or its region has no prices",
            "2:the call is wrong"
        })
final class CostCommand implements Callable<Integer> {
    private static final String KEY = "slipway:cost";

    @Mixin
    private final PlannedStackArgument stack = new PlannedStackArgument();

    @Option(
            names = "--assume",
            paramLabel = "KEY=VALUE",
            description = "A key of slipway:cost for this run, such as requestsPerMonth=5000000. Several are possible.")
    private Map<String, String> assume = Map.of();

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var preflight = App.preflight(assumed(stack.config()));
        var pricing = preflight.settings().pricing();
        var found = preflight.estimate();
        var estimate = found.orElseThrow(() -> new RunException(pricing.missing()));
        var alternatives = Alternative.of(preflight.plan(), pricing.prices().orElseThrow(), pricing.assumptions());
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(CostJson.text(estimate, alternatives));
        } else {
            print(estimate, alternatives, out);
        }
        out.flush();
        var refusal = preflight.overBudget(found);
        refusal.ifPresent(spec.commandLine().getErr()::println);
        return refusal.isPresent() ? 1 : 0;
    }

    /** The configuration with what this run assumes; the settings judge it as they do a stack file. */
    private StackConfig assumed(StackConfig config) {
        if (assume.isEmpty()) {
            return config;
        }
        var section = JsonParser.parseString(config.values().getOrDefault(KEY, "{}"));
        var merged = section.isJsonObject() ? section.getAsJsonObject() : new JsonObject();
        assume.forEach((key, value) -> merged.add(key, new JsonPrimitive(value)));
        var values = new HashMap<>(config.values());
        values.put(KEY, merged.toString());
        return new StackConfig(config.project(), config.stack(), config.root(), values, config.secretKeys());
    }

    private void print(Estimate estimate, List<Alternative> alternatives, PrintWriter out) {
        CostTable.explained(estimate, spec.commandLine().getColorScheme()).forEach(out::println);
        var subject = "";
        for (var alternative : alternatives) {
            if (!alternative.subject().equals(subject)) {
                subject = alternative.subject();
                out.println();
                out.println("%s, used 24/7:".formatted(subject));
            }
            out.println("  %s %10s  %s"
                    .formatted(
                            alternative.current() ? "*" : " ",
                            alternative.usd().isPresent()
                                    ? Dollars.text(alternative.usd().getAsDouble())
                                    : "no price",
                            alternative.choice()));
        }
        printSavings(estimate, out);
    }

    private static void printSavings(Estimate estimate, PrintWriter out) {
        out.println();
        out.println("What sleeping saves against use 24/7, and what it would save of the tasks that never sleep:");
        out.println("    %10s %10s".formatted("saves", "would"));
        for (var scenario : List.of(Scenario.IDLE, Scenario.TWO_HOURS, Scenario.EIGHT_HOURS)) {
            var saves = estimate.total(Scenario.ALWAYS) - estimate.total(scenario);
            var would = estimate.costOfTasksThatNeverSleep() * (1 - scenario.hours() / Scenario.MONTH_HOURS);
            out.println("    %10s %10s  %s".formatted(Dollars.text(saves), Dollars.text(would), scenario.label()));
        }
    }
}
