package dev.slipway.engine;

import com.pulumi.Context;
import com.pulumi.deployment.internal.DeploymentImpl.DeploymentState;
import com.pulumi.resources.StackOptions;
import java.util.function.Consumer;
import pulumirpc.Resource.ResourceInvokeRequest;

/** The connection to the engine of Pulumi that has started this process. */
public final class PulumiEngine {
    private final DeploymentState host;
    private final EarlyAnswers monitor;

    private PulumiEngine(DeploymentState host) {
        this.host = host;
        this.monitor = new EarlyAnswers(host.monitor);
    }

    /** Connects to the engine that the environment variables {@code PULUMI_…} name. */
    public static PulumiEngine ofHost() {
        return new PulumiEngine(DeploymentState.fromEnvironment());
    }

    /**
     * Starts a function call before the program runs, which starts the provider too. The program's first call of the same
     * function with the same arguments gets the answer.
     */
    public void start(ResourceInvokeRequest call) {
        monitor.start(call);
    }

    /** Runs a program, and ends the process. */
    public void run(StackOptions options, Consumer<Context> program) {
        var state = new DeploymentState(
                host.config,
                SdkBusyLoopThrottle.LOG,
                host.organizationName,
                host.projectName,
                host.stackName,
                host.rootDirectory,
                host.isDryRun,
                new QuietEngine(host.engine),
                monitor);
        int code = Deployments.pulumi(state, options).runAsync(program).join();
        GrpcThreads.stop();
        System.exit(code);
    }
}
