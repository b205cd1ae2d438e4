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
import dev.slipway.program.Preflight;
import dev.slipway.settings.reader.ConfigException;
import dev.slipway.settings.reader.StackConfig;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Explains what a stack costs. */
@Command(
        name = "cost",
        description = {
            "Explains the monthly cost of a stack: each figure, alternatives, savings by sleep.",
            "Estimated from the plan with published prices, without a cloud account."
        },
        footer = "  ./slipway cost prod",
        exitCodeList = {
            "0:the cost is printed",
            "1:invalid settings, a cost above the budget, or a region without prices",
            "2:wrong usage"
        })
final class CostCommand extends SlipwayCommand {
    private static final String KEY = "slipway:cost";

    /** A key of {@code slipway:cost} and its value for one run. */
    private record Assumption(String key, String value) {
        /** Reads {@code KEY=VALUE}. */
        static final class Converter implements ITypeConverter<Assumption> {
            @Override
            public Assumption convert(String text) {
                var equals = text.indexOf('=');
                if (equals < 1) {
                    throw new TypeConversionException(
                            "'%s' has no value; write it as KEY=VALUE, such as requestsPerMonth=5000000"
                                    .formatted(text));
                }
                return new Assumption(text.substring(0, equals), text.substring(equals + 1));
            }
        }
    }

    @Mixin
    private final PlannedStackArgument stack = new PlannedStackArgument();

    @Option(
            names = "--assume",
            paramLabel = "KEY=VALUE",
            converter = Assumption.Converter.class,
            description = "A value of slipway:cost for this run, such as requestsPerMonth=5000000; can be repeated.")
    private List<Assumption> assume = List.of();

    @Option(
            names = "--json",
            arity = "0..1",
            fallbackValue = STANDARD_OUTPUT,
            preprocessor = OptionalFile.class,
            paramLabel = "FILE",
            description = {"Writes the figures as JSON.", OptionalFile.DESCRIPTION})
    private @Nullable Path json;

    @Override
    public Integer call() {
        var preflight = preflight();
        var pricing = preflight.settings().pricing();
        var prices = pricing.prices().orElseThrow(() -> new RunException(pricing.missing()));
        var estimate = Estimate.of(preflight.plan(), prices, pricing.assumptions());
        var alternatives = Alternative.of(preflight.plan(), prices, pricing.assumptions());
        if (!isStandardOutput(json)) {
            print(estimate, alternatives);
        }
        if (json != null) {
            write(json, CostJson.text(estimate, alternatives));
        }
        var refusal = preflight.overBudget(Optional.of(estimate));
        refusal.ifPresent(this::printProgress);
        return refusal.isPresent() ? 1 : 0;
    }

    private Preflight preflight() {
        var config = assumed(stack.config());
        try {
            return App.preflight(config);
        } catch (ConfigException refusal) {
            if (assume.stream().anyMatch(assumption -> refusal.isAt("%s.%s".formatted(KEY, assumption.key())))) {
                throw new ParameterException(spec().commandLine(), refusal.getMessage(), refusal);
            }
            throw refusal;
        }
    }

    /** The configuration with the assumptions of the options, which are checked like those of a stack file. */
    private StackConfig assumed(StackConfig config) {
        if (assume.isEmpty()) {
            return config;
        }
        var section = JsonParser.parseString(config.values().getOrDefault(KEY, "{}"));
        var merged = section.isJsonObject() ? section.getAsJsonObject() : new JsonObject();
        assume.forEach(assumption -> merged.add(assumption.key(), new JsonPrimitive(assumption.value())));
        var values = new HashMap<>(config.values());
        values.put(KEY, merged.toString());
        return new StackConfig(
                config.project(), config.stack(), config.root(), values, config.secretKeys(), config.sources());
    }

    private void print(Estimate estimate, List<Alternative> alternatives) {
        CostTable.explained(estimate, colours(), terminal()).forEach(this::print);
        var subject = "";
        for (var alternative : alternatives) {
            if (!alternative.subject().equals(subject)) {
                subject = alternative.subject();
                print("");
                print("%s, used 24/7:".formatted(subject));
            }
            print("  %s %10s  %s"
                    .formatted(
                            alternative.current() ? "*" : " ",
                            alternative.usd().isPresent()
                                    ? Dollars.text(alternative.usd().getAsDouble())
                                    : "no price",
                            alternative.choice()));
        }
        printSavings(estimate);
    }

    private void printSavings(Estimate estimate) {
        print("");
        print("Savings by sleep against 24/7, and further savings if all tasks slept:");
        print("    %10s %10s".formatted("savings", "further"));
        for (var scenario : List.of(Scenario.IDLE, Scenario.TWO_HOURS, Scenario.EIGHT_HOURS)) {
            var saves = estimate.total(Scenario.ALWAYS) - estimate.total(scenario);
            var would = estimate.costOfTasksThatNeverSleep() * (1 - scenario.hours() / Scenario.MONTH_HOURS);
            print("    %10s %10s  %s".formatted(Dollars.text(saves), Dollars.text(would), scenario.label()));
        }
    }
}
