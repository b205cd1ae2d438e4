package dev.slipway.engine;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.pulumi.Config;
import com.pulumi.Context;
import com.pulumi.context.internal.ConfigContextInternal;
import com.pulumi.context.internal.ContextInternal;
import com.pulumi.context.internal.LoggingContextInternal;
import com.pulumi.context.internal.OutputContextInternal;
import com.pulumi.core.internal.OutputFactory;
import com.pulumi.deployment.internal.DeploymentImpl;
import com.pulumi.deployment.internal.DeploymentInstanceHolder;
import com.pulumi.deployment.internal.DeploymentInstanceInternal;
import com.pulumi.internal.PulumiInternal;
import com.pulumi.resources.StackOptions;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Logger;

/**
 * Runs a program in this process against an embedded engine, which takes the place of the SDK's connections to Pulumi's
 * engine. It creates no resources: it records the registrations of the program and answers with stand-ins.
 */
public final class EmbeddedEngine {
    /** The logger of the SDK, which also writes to standard error. A constant, since the JVM keeps loggers by weak references. */
    private static final Logger SDK_LOG = Logger.getLogger("com.pulumi");

    static {
        SDK_LOG.setUseParentHandlers(false);
    }

    private EmbeddedEngine() {}

    /** The plan of a program for a stack.
     *
     * @throws PlanException with the refusals of this engine, else with the errors that the program logged
     */
    public static Plan plan(StackInfo stack, StackOptions options, Consumer<Context> program) {
        return plan(stack, options, program, UnknownOutputs.ALL_KNOWN);
    }

    /** The plan of a program for a stack with unknown outputs.
     *
     * @param unknown decides which outputs are unknown
     * @throws PlanException with the refusals of this engine, else with the errors that the program logged
     */
    public static Plan plan(StackInfo stack, StackOptions options, Consumer<Context> program, UnknownOutputs unknown) {
        return plan(stack, options, program, unknown, call -> {});
    }

    /**
     * The plan of a program for a stack with unknown outputs.
     *
     * @param unknown decides which outputs are unknown
     * @param calls receives each function call when the program makes it, on any thread
     * @throws PlanException with the refusals of this engine, else with the errors that the program logged
     */
    public static Plan plan(
            StackInfo stack,
            StackOptions options,
            Consumer<Context> program,
            UnknownOutputs unknown,
            Consumer<FunctionCall> calls) {
        var log = new ProgramLog();
        var monitor = new EmbeddedMonitor(stack, AwsAccount.of(stack.config()), unknown, calls);
        var caller = DeploymentInstanceHolder.getInstanceOptional();
        try {
            int exitCode =
                    pulumi(stack, options, log, monitor).runAsync(program).join();
            if (!monitor.refusals().isEmpty()) {
                throw new PlanException(monitor.refusals());
            }
            if (exitCode != 0 || !log.errors().isEmpty()) {
                throw new PlanException(
                        log.errors().isEmpty() ? List.of("the program ended with " + exitCode) : log.errors());
            }
            return monitor.plan();
        } finally {
            caller.ifPresentOrElse(
                    DeploymentInstanceHolder::setInstance, DeploymentInstanceHolder::internalUnsafeDestroyInstance);
        }
    }

    /** The SDK with the embedded engine in place of the connections to Pulumi's. */
    private static PulumiInternal pulumi(
            StackInfo stack, StackOptions options, ProgramLog log, EmbeddedMonitor monitor) {
        SdkBusyLoopThrottle.slow();
        var config =
                new DeploymentImpl.Config(ImmutableMap.copyOf(stack.config()), ImmutableSet.copyOf(stack.secretKeys()));
        var state = new DeploymentImpl.DeploymentState(
                config, SdkBusyLoopThrottle.LOG, null, stack.project(), stack.name(), null, true, log, monitor);
        var deployment = new DeploymentImpl(state);
        DeploymentInstanceHolder.setInstance(new DeploymentInstanceInternal(deployment));
        var runner = deployment.getRunner();
        return new PulumiInternal(
                runner,
                new ContextInternal(
                        deployment.getOrganizationName(),
                        stack.project(),
                        stack.name(),
                        new LoggingContextInternal(deployment.getLog()),
                        new ConfigContextInternal(stack.project(), name -> new Config(config, name)),
                        new OutputContextInternal(new OutputFactory(runner)),
                        options.resourceTransformations()));
    }
}
