package dev.slipway.testkit;

import com.pulumi.resources.Resource;
import dev.slipway.App;
import dev.slipway.analysis.cost.Scenario;
import dev.slipway.analysis.diff.Operation;
import dev.slipway.analysis.diff.ResourceChange;
import dev.slipway.analysis.diff.SavedPlanFile;
import dev.slipway.analysis.guard.Finding;
import dev.slipway.cli.render.ChangeLines;
import dev.slipway.cli.render.PlanJson;
import dev.slipway.cli.render.PlanTree;
import dev.slipway.engine.PlannedResource;
import dev.slipway.program.Preflight;
import dev.slipway.settings.reader.StackConfig;
import dev.slipway.settings.reader.StackFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The plan of a stack, for assertions in a test of any framework. The program that {@code pulumi up} runs makes it, without a
 * cloud account, in about a second. Each test of a class may use the same plan.
 *
 * <p>Methods that begin with {@code assert} throw an {@link AssertionError} that lists every fault, and return this plan.
 */
public final class StackPlan {
    /** The system property that writes recorded plans: {@code mvn test -Dplan.write=true}. */
    private static final String WRITE = "plan.write";

    private static final int HOURS_OF_A_DAY = 24;

    /** The operations that delete the former resource. */
    private static final Set<Operation> ENDS = EnumSet.of(Operation.DELETE, Operation.REPLACE);

    private final Preflight preflight;

    private StackPlan(Preflight preflight) {
        this.preflight = preflight;
    }

    /**
     * The plan of {@code Pulumi.<stack>.yaml} in the working directory, which is the project's folder in tests of Maven.
     *
     * @throws com.pulumi.exceptions.RunException with every error of the stack file, one on a line
     */
    public static StackPlan of(String stack) {
        return of(Path.of("").toAbsolutePath(), stack);
    }

    /**
     * The plan of {@code Pulumi.<stack>.yaml} in the folder of a project.
     *
     * @throws com.pulumi.exceptions.RunException with every error of the stack file, one on a line
     */
    public static StackPlan of(Path project, String stack) {
        return of(StackFile.read(project, stack));
    }

    /** The plan of a configuration. */
    public static StackPlan of(StackConfig config) {
        return new StackPlan(App.preflight(config));
    }

    /**
     * The only resource with a name, as {@code ./slipway preview STACK --show-inputs} prints it; its inputs are read by their
     * path, such as {@code text("networkConfiguration.assignPublicIp")}.
     *
     * @throws AssertionError if there is none, or more than one
     */
    public PlannedResource resource(String name) {
        var found = preflight.plan().resources().stream()
                .filter(resource -> resource.name().equals(name))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError("%d resources of %s are named %s".formatted(found.size(), title(), name));
        }
        return found.get(0);
    }

    /** The resources of a class of Pulumi's SDKs, sorted by URN. */
    public List<PlannedResource> resources(Class<? extends Resource> type) {
        return preflight.plan().ofType(type);
    }

    /** The resources or components of a type token, such as {@code aws:ecs/service:Service}, sorted by URN. */
    public List<PlannedResource> resources(String type) {
        return preflight.plan().ofType(type);
    }

    /** The direct children of a component. */
    public List<PlannedResource> children(PlannedResource component) {
        return preflight.plan().children(component);
    }

    /** All resources and components, sorted by URN. */
    public List<PlannedResource> resources() {
        return preflight.plan().resources();
    }

    /** The stack's outputs by name; secrets are masked. */
    public Map<String, Object> outputs() {
        return preflight.plan().outputs();
    }

    /** The findings of the guard rails: errors, warnings, then those that a waiver covers. */
    public List<Finding> findings() {
        return preflight.findings();
    }

    /**
     * The monthly cost of a stack that is used around the clock, in USD.
     *
     * @throws AssertionError if the region has no price list
     */
    public double costPerMonth() {
        return costPerMonth(HOURS_OF_A_DAY);
    }

    /**
     * The monthly cost of a stack, in USD.
     *
     * @param hoursPerDay the hours of use a day, 0 to 24
     * @throws AssertionError if the region has no price list
     */
    public double costPerMonth(int hoursPerDay) {
        return preflight
                .estimate()
                .orElseThrow(
                        () -> new AssertionError(preflight.settings().pricing().missing()))
                .total(Scenario.hours(hoursPerDay));
    }

    /** Fails if the guard rails or the budget reject the stack, which stops {@code pulumi up}. */
    public StackPlan assertDeployable() {
        var faults = new ArrayList<>(findings().stream()
                .filter(Finding::isBlocking)
                .map(Finding::line)
                .toList());
        preflight.overBudget(preflight.estimate()).ifPresent(faults::add);
        return assertNone("is rejected", faults);
    }

    /** Fails if the guard rails have an error or a warning that no waiver covers. */
    public StackPlan assertNoFindings() {
        return assertNone(
                "has findings",
                findings().stream()
                        .filter(finding -> !finding.isWaived())
                        .map(Finding::line)
                        .toList());
    }

    /** Fails if the monthly cost of a stack that is used around the clock exceeds an amount in USD. */
    public StackPlan assertCostsAtMost(double dollars) {
        var cost = costPerMonth();
        return assertNone(
                "is too expensive",
                cost <= dollars ? List.of() : List.of("$%.2f a month, $%.2f are allowed".formatted(cost, dollars)));
    }

    /**
     * Fails if the plan differs from a recorded one, with the differences as {@code ./slipway preview --against} prints them.
     * {@code mvn test -Dplan.write=true} records the plan.
     *
     * @param file the recorded plan, in the form of {@code ./slipway preview STACK --json FILE}
     */
    public StackPlan assertMatches(Path file) {
        if (Boolean.getBoolean(WRITE)) {
            write(file);
            return this;
        }
        return assertNone(
                "differs from %s; if that is intended, record it with mvn test -D%s=true".formatted(file, WRITE),
                changesSince(file).stream().flatMap(StackPlan::lines).toList());
    }

    /**
     * Fails if the next deployment would delete or replace a resource of a recorded plan.
     *
     * @param file the recorded plan, in the form of {@code ./slipway preview STACK --json FILE}
     */
    public StackPlan assertReplacesNothing(Path file) {
        return assertNone(
                "deletes or replaces resources of " + file,
                changesSince(file).stream()
                        .filter(change -> ENDS.contains(change.operation()))
                        .flatMap(StackPlan::lines)
                        .toList());
    }

    private List<ResourceChange> changesSince(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new AssertionError(
                    "there is no recorded plan %s; record it with mvn test -D%s=true".formatted(file, WRITE));
        }
        return preflight.against(SavedPlanFile.read(file)).changes();
    }

    private static Stream<String> lines(ResourceChange change) {
        var type = PlanTree.shortType(change.resource().type());
        return Stream.concat(
                Stream.of("%s %s (%s)"
                        .formatted(change.operation().verb(), change.resource().name(), type)),
                ChangeLines.properties(change).stream().map(line -> "    " + line));
    }

    private void write(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, PlanJson.text(preflight.saved()));
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be written".formatted(file), e);
        }
    }

    private StackPlan assertNone(String fault, List<String> lines) {
        if (!lines.isEmpty()) {
            throw new AssertionError("%s %s:\n    %s".formatted(title(), fault, String.join("\n    ", lines)));
        }
        return this;
    }

    private String title() {
        return "%s-%s".formatted(preflight.plan().project(), preflight.plan().stack());
    }
}
