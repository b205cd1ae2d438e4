package dev.slipway.engine;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.pulumi.Context;
import com.pulumi.deployment.internal.InlineDeploymentSettings;
import com.pulumi.exceptions.RunException;
import com.pulumi.internal.PulumiInternal;
import com.pulumi.resources.StackOptions;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Logger;

/** Runs a program in this process against an embedded engine that speaks Pulumi's protocol on the loopback interface. It creates no
 * resources: it records the registrations of the program and answers with stand-ins.
 */
public final class EmbeddedEngine {
    /** Loggers without output: the SDK also writes its log to standard error, and gRPC warns of channels that the SDK leaves to
     * the garbage collector. A constant, since the JVM keeps loggers by weak references.
     */
    private static final List<Logger> QUIET =
            List.of(Logger.getLogger("com.pulumi"), Logger.getLogger("io.grpc.internal.ManagedChannelOrphanWrapper"));

    static {
        QUIET.forEach(logger -> logger.setUseParentHandlers(false));
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
        var engine = new EngineService();
        var monitor = new MonitorService(stack, AwsAccount.of(stack.config()), unknown);
        var server = start(engine, monitor);
        try {
            var address = "127.0.0.1:" + server.getPort();
            var settings = InlineDeploymentSettings.builder()
                    .monitorAddr(address)
                    .engineAddr(address)
                    .project(stack.project())
                    .stack(stack.name())
                    .isDryRun(true)
                    .config(ImmutableMap.copyOf(stack.config()))
                    .configSecretKeys(ImmutableSet.copyOf(stack.secretKeys()))
                    .build();
            var pulumi = PulumiInternal.fromInline(settings, options);
            SdkBusyLoopThrottle.slow();
            int exitCode = pulumi.runAsync(program).join();
            if (!monitor.refusals().isEmpty()) {
                throw new PlanException(monitor.refusals());
            }
            if (exitCode != 0 || !engine.errors().isEmpty()) {
                throw new PlanException(
                        engine.errors().isEmpty() ? List.of("the program ended with " + exitCode) : engine.errors());
            }
            return monitor.plan();
        } finally {
            server.shutdownNow();
        }
    }

    private static Server start(EngineService engine, MonitorService monitor) {
        try {
            return NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                    .addService(engine)
                    .addService(monitor)
                    .build()
                    .start();
        } catch (IOException e) {
            throw new RunException(
                    "the embedded engine cannot listen on 127.0.0.1: %s; allow connections within this machine"
                            .formatted(e.getMessage()),
                    e);
        }
    }
}
