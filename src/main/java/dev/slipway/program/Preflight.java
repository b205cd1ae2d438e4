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
import dev.slipway.base.Tagging;
import dev.slipway.components.delivery.RolePathTransformation;
import dev.slipway.engine.EmbeddedEngine;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlanException;
import dev.slipway.engine.StackInfo;
import dev.slipway.settings.Settings;
import dev.slipway.settings.reader.StackConfig;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is known of a stack before a cloud is called: its settings, the plan that its program makes of them on the
 * embedded engine, and what the guard rails find in it.
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
     * @throws RunException with every fault of the stack file, one a line
     */
    public static Preflight of(StackConfig config, StackProgram program) {
        var read = Settings.read(config);
        try {
            var options = options(read, config);
            var stack = new StackInfo(config.project(), config.stack(), config.values(), config.secretKeys());
            var settings = withPlanned(program, read, stack, options);
            var plan = EmbeddedEngine.plan(stack, options, context -> program.register(context, settings));
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
     * Who delivers a stack may deliver what is in its plan: where somebody does, the stack is planned once without that
     * to know what is in it. See decision 16.
     */
    private static Settings withPlanned(
            StackProgram program, Settings settings, StackInfo stack, StackOptions options) {
        if (settings.delivery().args().isEmpty() || !settings.delivery().roles()) {
            return settings;
        }
        var plan = EmbeddedEngine.plan(stack, options, context -> program.register(context, settings));
        return settings.withPlanned(PlanInventory.of(plan));
    }

    /** What holds for every resource of a stack, on any engine. */
    private static StackOptions options(Settings settings, StackConfig config) {
        var tags = new TreeMap<>(settings.tags());
        tags.put("Project", config.project());
        tags.put("Stack", config.stack());
        var transformations = new ArrayList<ResourceTransformation>();
        transformations.add(new Tagging(tags));
        settings.delivery()
                .args()
                .ifPresent(args -> transformations.add(
                        new RolePathTransformation(config.project(), config.stack(), args.boundary())));
        return StackOptions.builder().resourceTransformations(transformations).build();
    }

    /** The plan as it is saved for later comparisons. */
    public SavedPlan saved() {
        return new SavedPlan(plan, findings, settings.pricing().region());
    }

    /**
     * What would change of a stack that is as another plan has it. The program runs once more, with unknown outputs of
     * all that would be made anew.
     */
    public PlanDiff against(SavedPlan before) {
        var judge = new PlanDiffer(before, saved());
        try {
            EmbeddedEngine.plan(stack, options, context -> program.register(context, settings), judge);
        } catch (PlanException e) {
            throw new RunException(e.getMessage(), e);
        }
        return PlanDiff.of(before, saved(), judge);
    }

    /** What the stack costs, empty where its region has no prices. */
    public Optional<Estimate> estimate() {
        return settings.pricing().estimate(plan);
    }

    /** The refusal of a stack that would cost more than its budget, empty where it does not, or has none. */
    public Optional<String> overBudget(Optional<Estimate> estimate) {
        var budget = settings.budget().monthly();
        return budget.isPresent()
                ? BudgetCheck.check(budget.getAsInt(), settings.pricing(), estimate)
                : Optional.empty();
    }

    /** Whether a guard rail refuses the stack. */
    public boolean refused() {
        return findings.stream().anyMatch(Finding::isBlocking);
    }
}
