package dev.slipway.engine;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.pulumi.Context;
import com.pulumi.deployment.internal.InlineDeploymentSettings;
import com.pulumi.internal.PulumiInternal;
import com.pulumi.resources.StackOptions;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Logger;

/**
 * Runs a program against a small engine in this process, over Pulumi's own protocol on loopback. It creates nothing:
 * it records what the program registers, and answers with stand-ins.
 */
public final class EmbeddedEngine {
    /**
     * The SDK repeats on standard error what the engine is told, and it leaves its channels to the garbage collector,
     * of which gRPC complains. Held here, since loggers are kept by weak references.
     */
    private static final List<Logger> QUIET =
            List.of(Logger.getLogger("com.pulumi"), Logger.getLogger("io.grpc.internal.ManagedChannelOrphanWrapper"));

    static {
        QUIET.forEach(logger -> logger.setUseParentHandlers(false));
    }

    private EmbeddedEngine() {}

    /**
     * The plan of a program for a stack.
     *
     * @throws PlanException with what this engine refused, else with the errors that the program logged
     */
    public static Plan plan(StackInfo stack, StackOptions options, Consumer<Context> program) {
        return plan(stack, options, program, UnknownOutputs.ALL_KNOWN);
    }

    /**
     * The plan of a program for a stack, of whose outputs some are unknown.
     *
     * @throws PlanException with what this engine refused, else with the errors that the program logged
     */
    public static Plan plan(StackInfo stack, StackOptions options, Consumer<Context> program, UnknownOutputs forecast) {
        var engine = new EngineService();
        var monitor = new MonitorService(stack.project(), stack.name(), AwsAccount.of(stack.config()), forecast);
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
            throw new UncheckedIOException("the embedded engine found no free port on loopback", e);
        }
    }
}
