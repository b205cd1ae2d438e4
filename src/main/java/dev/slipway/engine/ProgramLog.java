package dev.slipway.engine;

import com.pulumi.core.internal.ContextAwareCompletableFuture;
import com.pulumi.deployment.internal.Engine;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import pulumirpc.EngineOuterClass.GetRootResourceRequest;
import pulumirpc.EngineOuterClass.GetRootResourceResponse;
import pulumirpc.EngineOuterClass.LogRequest;
import pulumirpc.EngineOuterClass.LogSeverity;
import pulumirpc.EngineOuterClass.RequirePulumiVersionRequest;
import pulumirpc.EngineOuterClass.RequirePulumiVersionResponse;

/** The log of the embedded engine: collects the errors of the program. */
final class ProgramLog implements Engine {
    private final List<String> errors = new CopyOnWriteArrayList<>();

    /** The logged errors, in their order. */
    List<String> errors() {
        return errors;
    }

    @Override
    public CompletableFuture<Void> logAsync(LogRequest request) {
        if (request.getSeverity() == LogSeverity.ERROR) {
            errors.add(request.getMessage());
        }
        return ContextAwareCompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<GetRootResourceResponse> getRootResourceAsync(GetRootResourceRequest request) {
        return ContextAwareCompletableFuture.completedFuture(GetRootResourceResponse.getDefaultInstance());
    }

    @Override
    public CompletableFuture<RequirePulumiVersionResponse> requirePulumiVersionAsync(
            RequirePulumiVersionRequest request) {
        return ContextAwareCompletableFuture.completedFuture(RequirePulumiVersionResponse.getDefaultInstance());
    }
}
