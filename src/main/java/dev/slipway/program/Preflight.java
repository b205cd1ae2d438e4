package dev.slipway.program;

import com.pulumi.exceptions.RunException;
import com.pulumi.resources.ResourceTransformation;
import com.pulumi.resources.StackOptions;
import dev.slipway.analysis.cost.BudgetCheck;
import dev.slipway.analysis.cost.Estimate;
import dev.slipway.analysis.diff.PlanDiff;
import dev.slipway.analysis.diff.PlanDiffer;
import dev.slipway.analysis.diff.SavedPlan;
import dev.slipway.analysis.guard.Finding;
import dev.slipway.analysis.guard.GuardRails;
import dev.slipway.base.StackNamePrefix;
import dev.slipway.base.Tagging;
import dev.slipway.base.types.UniqueResources;
import dev.slipway.components.delivery.DeliverySpec;
import dev.slipway.components.delivery.PlannedCopy;
import dev.slipway.components.delivery.RolePathTransformation;
import dev.slipway.engine.EmbeddedEngine;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlanException;
import dev.slipway.engine.StackInfo;
import dev.slipway.engine.UnknownOutputs;
import dev.slipway.settings.Settings;
import dev.slipway.settings.reader.StackConfig;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import pulumirpc.Resource.ResourceInvokeRequest;

/**
 * The checks of a stack before any call to AWS: its settings, the plan that its program makes on the embedded engine,
 * and the findings of the guard rails.
 */
public record Preflight(
        StackProgram program,
        Settings settings,
        StackInfo stack,
        StackOptions options,
        Plan plan,
        List<Finding> findings) {

    /**
     * Reads, plans and checks a stack.
     *
     * @throws RunException with every error of the stack file, one on a line
     */
    public static Preflight of(StackConfig config, StackProgram program) {
        return of(config, program, lookUp -> {});
    }

    /**
     * Reads, plans and checks a stack.
     *
     * @param lookUps receives the request of each look-up of an existing resource when the program makes it
     * @throws RunException with every error of the stack file, one on a line
     */
    static Preflight of(StackConfig config, StackProgram program, Consumer<ResourceInvokeRequest> lookUps) {
        var read = Settings.read(config, program.links());
        try {
            var options = options(read, config);
            var stack = stackInfo(program, read, config);
            var settings = withPlanned(program, read, stack, options, config, lookUps);
            var plan = plan(program, settings, stack, options, lookUps);
            var today = LocalDate.now(ZoneOffset.UTC);
            return new Preflight(
                    program,
                    settings,
                    stack,
                    options,
                    plan,
                    GuardRails.check(plan, settings.protectedStack(), settings.waivers(), today));
        } catch (PlanException e) {
            throw new RunException(e.getMessage(), e);
        }
    }

    /**
     * The settings with the resource types of the plan, from which the permissions to deploy the stack derive: a stack with
     * these roles is planned twice. See decision 16.
     */
    private static Settings withPlanned(
            StackProgram program,
            Settings settings,
            StackInfo stack,
            StackOptions options,
            StackConfig config,
            Consumer<ResourceInvokeRequest> lookUps) {
        if (settings.delivery().filter(DeliverySpec::roles).isEmpty()) {
            return settings;
        }
        var plan = plan(program, settings, stack, options, lookUps);
        var planned = PlanInventory.of(plan).withOtherStacks(StackReferences.names(settings, config));
        return settings.withDelivery(settings.delivery()
                .map(delivery -> delivery.pullRequests().isPresent()
                        ? delivery.withPlanned(planned).withCopy(planCopy(program, config))
                        : delivery.withPlanned(planned)));
    }

    private static Plan plan(
            StackProgram program,
            Settings settings,
            StackInfo stack,
            StackOptions options,
            Consumer<ResourceInvokeRequest> lookUps) {
        return EmbeddedEngine.plan(
                stack,
                options,
                context -> program.register(context, settings),
                UnknownOutputs.ALL_KNOWN,
                (call, request) -> {
                    if (LookUps.isOne(call, stack)) {
                        lookUps.accept(request);
                    }
                });
    }

    private static StackInfo stackInfo(StackProgram program, Settings settings, StackConfig config) {
        return new StackInfo(
                config.project(),
                config.stack(),
                config.values(),
                config.secretKeys(),
                StackReferences.of(settings, config),
                program.facts());
    }

    /** The inventory of a copy for a pull request. */
    private static PlannedCopy planCopy(StackProgram program, StackConfig config) {
        var copy = PullRequestCopy.of(config);
        try {
            var settings = Settings.read(copy, program.links());
            var stack = stackInfo(program, settings, copy);
            return PlanInventory.ofCopy(EmbeddedEngine.plan(
                    stack, options(settings, copy), context -> program.register(context, settings)));
        } catch (RunException refusal) {
            throw new RunException(
                    "slipway:delivery.pullRequests: a copy of this stack is refused, which has none of the settings %s; correct these errors, or remove pullRequests\n%s"
                            .formatted(String.join(", ", PullRequestCopy.ONCE), refusal.getMessage()),
                    refusal);
        }
    }

    /** The options of every resource of a stack, on any engine: tags, order of replacements and role paths. */
    private static StackOptions options(Settings settings, StackConfig config) {
        var tags = new TreeMap<>(settings.tags());
        tags.put("Project", config.project());
        tags.put("Stack", config.stack());
        var transformations = new ArrayList<ResourceTransformation>();
        transformations.add(new Tagging(tags));
        transformations.add(new StackNamePrefix(config.project(), config.stack()));
        transformations.add(new UniqueResources());
        settings.delivery()
                .ifPresent(delivery -> transformations.add(new RolePathTransformation(
                        config.project(), config.stack(), delivery.roleBoundary(config.project()))));
        return StackOptions.builder().resourceTransformations(transformations).build();
    }

    /** The stacks whose outputs have stand-ins in the plan. */
    public List<String> assumedStacks() {
        return StackReferences.assumed(settings);
    }

    /** The plan as it is saved for later comparisons. */
    public SavedPlan saved() {
        return new SavedPlan(plan, findings, settings.pricing().region());
    }

    /**
     * The difference between another plan and this one. The program runs again with unknown outputs of all resources
     * that are created or replaced.
     */
    public PlanDiff against(SavedPlan before) {
        var differ = new PlanDiffer(before, saved());
        try {
            EmbeddedEngine.plan(stack, options, context -> program.register(context, settings), differ);
        } catch (PlanException e) {
            throw new RunException(e.getMessage(), e);
        }
        return PlanDiff.of(before, saved(), differ);
    }

    /** The estimate of the stack's cost; empty if its region has no prices. */
    public Optional<Estimate> estimate() {
        return settings.pricing().estimate(plan);
    }

    /** The refusal of a stack whose estimate exceeds its budget; empty for any other stack. */
    public Optional<String> overBudget(Optional<Estimate> estimate) {
        return settings.budget()
                .flatMap(budget ->
                        estimate.flatMap(known -> BudgetCheck.check(budget.dollars(), settings.pricing(), known)));
    }

    /** The warning for a stack with a budget in a region without prices; empty for any other stack. */
    public Optional<String> uncheckedBudget(Optional<Estimate> estimate) {
        return settings.budget()
                .filter(budget -> estimate.isEmpty())
                .map(budget -> BudgetCheck.unchecked(budget.dollars(), settings.pricing()));
    }

    /** True if a guard rail refuses the stack. */
    public boolean refused() {
        return findings.stream().anyMatch(Finding::isBlocking);
    }
}
