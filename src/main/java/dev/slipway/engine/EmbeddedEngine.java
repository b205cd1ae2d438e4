package dev.slipway.engine;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.pulumi.Context;
import com.pulumi.deployment.internal.DeploymentImpl;
import com.pulumi.internal.PulumiInternal;
import com.pulumi.resources.StackOptions;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.logging.Logger;
import pulumirpc.Resource.ResourceInvokeRequest;

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
        return plan(stack, options, program, unknown, (call, request) -> {});
    }

    /**
     * The plan of a program for a stack with unknown outputs.
     *
     * @param unknown decides which outputs are unknown
     * @param calls receives each function call of the program with its request, on the thread of the call
     * @throws PlanException with the refusals of this engine, else with the errors that the program logged
     */
    public static Plan plan(
            StackInfo stack,
            StackOptions options,
            Consumer<Context> program,
            UnknownOutputs unknown,
            BiConsumer<FunctionCall, ResourceInvokeRequest> calls) {
        var log = new ProgramLog();
        var monitor = new EmbeddedMonitor(stack, AwsAccount.of(stack.config()), unknown, calls);
        int exitCode = pulumi(stack, options, log, monitor).runAsync(program).join();
        if (!monitor.refusals().isEmpty()) {
            throw new PlanException(monitor.refusals());
        }
        if (exitCode != 0 || !log.errors().isEmpty()) {
            throw new PlanException(
                    log.errors().isEmpty() ? List.of("the program ended with " + exitCode) : log.errors());
        }
        return monitor.plan();
    }

    /** The SDK with the embedded engine in place of the connections to Pulumi's. */
    private static PulumiInternal pulumi(
            StackInfo stack, StackOptions options, ProgramLog log, EmbeddedMonitor monitor) {
        var config =
                new DeploymentImpl.Config(ImmutableMap.copyOf(stack.config()), ImmutableSet.copyOf(stack.secretKeys()));
        var state = new DeploymentImpl.DeploymentState(
                config, SdkBusyLoopThrottle.LOG, null, stack.project(), stack.name(), null, true, log, monitor);
        return Deployments.pulumi(state, options);
    }
}
