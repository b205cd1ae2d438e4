package dev.slipway.engine;

import com.pulumi.deployment.internal.Engine;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import pulumirpc.EngineOuterClass.GetRootResourceRequest;
import pulumirpc.EngineOuterClass.GetRootResourceResponse;
import pulumirpc.EngineOuterClass.LogRequest;
import pulumirpc.EngineOuterClass.LogSeverity;
import pulumirpc.EngineOuterClass.RequirePulumiVersionRequest;
import pulumirpc.EngineOuterClass.RequirePulumiVersionResponse;

/**
 * Pulumi's engine without the SDK's debug messages about its own calls. There are four for each resource. Each one is a request, sent
 * after the last one was answered, and the program does not end before all are sent. The debug messages of a program are sent.
 */
final class QuietEngine implements Engine {
    private static final Pattern OF_THE_SDK = Pattern.compile(
            "(Preparing resource|Prepared resource|Registering resource monitor \\w+|Reading resource|Invoking function"
                    + "|Calling function|\\w+ RPC prepared): .*",
            Pattern.DOTALL);

    private final Engine engine;

    QuietEngine(Engine engine) {
        this.engine = engine;
    }

    @Override
    public CompletableFuture<Void> logAsync(LogRequest request) {
        return request.getSeverity() == LogSeverity.DEBUG
                        && OF_THE_SDK.matcher(request.getMessage()).matches()
                ? CompletableFuture.completedFuture(null)
                : engine.logAsync(request);
    }

    @Override
    public CompletableFuture<GetRootResourceResponse> getRootResourceAsync(GetRootResourceRequest request) {
        return engine.getRootResourceAsync(request);
    }

    @Override
    public CompletableFuture<RequirePulumiVersionResponse> requirePulumiVersionAsync(
            RequirePulumiVersionRequest request) {
        return engine.requirePulumiVersionAsync(request);
    }
}
