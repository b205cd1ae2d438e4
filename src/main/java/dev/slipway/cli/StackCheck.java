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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The result of the checks of one stack.
 *
 * @param isProtected true for a protected stack; false if its settings are rejected
 * @param resources the number of planned resources; 0 if the settings are rejected
 * @param warnings the findings and other warnings, which do not reject the stack, one a line
 * @param idleUsd the monthly cost in USD while the stack is unused; empty without prices of its region
 * @param usd the monthly cost in USD of use 24/7; empty without prices of its region
 * @param faults the reasons for a rejection, one a line
 */
record StackCheck(
        String stack,
        boolean isProtected,
        int resources,
        List<String> warnings,
        Optional<Double> idleUsd,
        Optional<Double> usd,
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
            var findings = preflight.findings().stream()
                    .collect(Collectors.partitioningBy(
                            Finding::isBlocking, Collectors.mapping(Finding::line, Collectors.toList())));
            return new StackCheck(
                    stack,
                    preflight.settings().protectedStack(),
                    preflight.plan().resources().size(),
                    Stream.concat(
                                    findings.get(false).stream(),
                                    preflight.uncheckedBudget(estimate).map("warning: "::concat).stream())
                            .toList(),
                    total(estimate, Scenario.IDLE),
                    total(estimate, Scenario.ALWAYS),
                    Stream.concat(findings.get(true).stream(), preflight.overBudget(estimate).stream())
                            .toList());
        } catch (RunException rejection) {
            return new StackCheck(
                    stack,
                    false,
                    0,
                    List.of(),
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

    /** One line for a stack that can be deployed, and one for each warning; otherwise one for each fault. */
    List<String> lines() {
        var count = warnings.size();
        var warned = count == 0 ? "" : ", %d warning%s".formatted(count, count == 1 ? "" : "s");
        var lines = isRejected()
                ? faults.stream()
                : Stream.concat(
                        Stream.of("ok, %d resources, %s%s".formatted(resources, cost(), warned)), warnings.stream());
        return lines.map(line -> "%s: %s".formatted(stack, line)).toList();
    }

    private String cost() {
        return usd.map(most ->
                        "%s USD a month, idle %s".formatted(Dollars.text(most), Dollars.text(idleUsd.orElse(most))))
                .orElse("cost not estimated");
    }
}
