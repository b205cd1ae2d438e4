package dev.slipway.cli;

import com.pulumi.exceptions.RunException;
import dev.slipway.App;
import dev.slipway.analysis.cost.Dollars;
import dev.slipway.analysis.cost.Estimate;
import dev.slipway.analysis.cost.Scenario;
import dev.slipway.analysis.guard.Finding;
import dev.slipway.settings.reader.StackConfig;
import dev.slipway.settings.reader.StackFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The result of the checks of one stack.
 *
 * @param isProtected true for a protected stack; false if its settings are rejected
 * @param resources the number of planned resources; 0 if the settings are rejected
 * @param warnings the number of findings and of other warnings, which do not reject the stack
 * @param idleUsd the monthly cost in USD while the stack is unused; empty without prices of its region
 * @param usd the monthly cost in USD of use 24/7; empty without prices of its region
 * @param uncheckedBudget the warning for a budget in a region without prices, one of the warnings
 * @param faults the reasons for a rejection, one a line
 */
record StackCheck(
        String stack,
        boolean isProtected,
        int resources,
        long warnings,
        Optional<Double> idleUsd,
        Optional<Double> usd,
        Optional<String> uncheckedBudget,
        List<String> faults) {

    /** Plans a stack of the project, and checks its settings, guard rails and budget. */
    static StackCheck of(Path root, String stack) {
        return of(stack, () -> StackFile.read(root, stack));
    }

    /** Plans a stack, and checks its settings, guard rails and budget. */
    static StackCheck of(String stack, Supplier<StackConfig> config) {
        try {
            var preflight = App.preflight(config.get());
            var estimate = preflight.estimate();
            var uncheckedBudget = preflight.uncheckedBudget(estimate);
            var refusals = preflight.findings().stream().filter(Finding::isBlocking);
            return new StackCheck(
                    stack,
                    preflight.settings().protectedStack(),
                    preflight.plan().resources().size(),
                    preflight.findings().stream()
                                    .filter(finding -> !finding.isBlocking())
                                    .count()
                            + uncheckedBudget.stream().count(),
                    total(estimate, Scenario.IDLE),
                    total(estimate, Scenario.ALWAYS),
                    uncheckedBudget,
                    Stream.concat(refusals.map(Finding::line), preflight.overBudget(estimate).stream())
                            .toList());
        } catch (RunException rejection) {
            return new StackCheck(
                    stack,
                    false,
                    0,
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    rejection.getMessage().lines().toList());
        }
    }

    private static Optional<Double> total(Optional<Estimate> estimate, Scenario scenario) {
        return estimate.map(known -> Math.round(known.total(scenario) * 100) / 100.0);
    }

    boolean isRejected() {
        return !faults.isEmpty();
    }

    /** One line for a stack that can be deployed, and one for its unchecked budget; otherwise one for each fault. */
    List<String> lines() {
        if (isRejected()) {
            return faults.stream()
                    .map(fault -> "%s: %s".formatted(stack, fault))
                    .toList();
        }
        var warned = warnings == 0 ? "" : ", %d warning%s".formatted(warnings, warnings == 1 ? "" : "s");
        return Stream.concat(
                        Stream.of("%s: ok, %d resources, %s%s".formatted(stack, resources, cost(), warned)),
                        uncheckedBudget.stream().map(warning -> "%s: warning: %s".formatted(stack, warning)))
                .toList();
    }

    private String cost() {
        return usd.map(most ->
                        "%s USD a month, idle %s".formatted(Dollars.text(most), Dollars.text(idleUsd.orElse(most))))
                .orElse("cost not estimated");
    }
}
