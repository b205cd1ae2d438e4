package dev.slipway.engine;

import com.pulumi.core.internal.ContextAwareCompletableFuture;
import com.pulumi.deployment.internal.Monitor;
import com.pulumi.resources.Resource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import pulumirpc.Provider.CallResponse;
import pulumirpc.Resource.ReadResourceRequest;
import pulumirpc.Resource.ReadResourceResponse;
import pulumirpc.Resource.RegisterPackageRequest;
import pulumirpc.Resource.RegisterPackageResponse;
import pulumirpc.Resource.RegisterResourceOutputsRequest;
import pulumirpc.Resource.RegisterResourceRequest;
import pulumirpc.Resource.RegisterResourceResponse;
import pulumirpc.Resource.ResourceCallRequest;
import pulumirpc.Resource.ResourceInvokeRequest;
import pulumirpc.Resource.ResourceInvokeResponse;
import pulumirpc.Resource.SupportsFeatureRequest;
import pulumirpc.Resource.SupportsFeatureResponse;

/**
 * A resource monitor some of whose function calls were started before the program asks. Each of these answers is used once, except
 * those about the account, which do not change during a run.
 */
final class EarlyAnswers implements Monitor {
    private static final Set<String> OF_THE_ACCOUNT = Set.of(
            "aws:index/getCallerIdentity:getCallerIdentity",
            "aws:index/getPartition:getPartition",
            "aws:index/getRegion:getRegion");

    private final Monitor monitor;
    private final Map<ResourceInvokeRequest, CompletableFuture<ResourceInvokeResponse>> started =
            new ConcurrentHashMap<>();

    EarlyAnswers(Monitor monitor) {
        this.monitor = monitor;
    }

    /** Starts a call, unless it is started. */
    void start(ResourceInvokeRequest call) {
        started.computeIfAbsent(call, request -> withoutRun(monitor.invokeAsync(request)));
    }

    /** The same answer without the run of the calling thread, which the SDK keeps in a future: the embedded engine's. */
    private static <T> CompletableFuture<T> withoutRun(CompletableFuture<T> answer) {
        var copy = new CompletableFuture<T>();
        answer.whenComplete((value, failure) -> {
            if (failure == null) {
                copy.complete(value);
            } else {
                copy.completeExceptionally(failure);
            }
        });
        return copy;
    }

    @Override
    public CompletableFuture<ResourceInvokeResponse> invokeAsync(ResourceInvokeRequest request) {
        if (OF_THE_ACCOUNT.contains(request.getTok())) {
            start(request);
            return ContextAwareCompletableFuture.wrap(started.get(request));
        }
        var early = started.remove(request);
        return early == null ? monitor.invokeAsync(request) : ContextAwareCompletableFuture.wrap(early);
    }

    @Override
    public CompletableFuture<SupportsFeatureResponse> supportsFeatureAsync(SupportsFeatureRequest request) {
        return monitor.supportsFeatureAsync(request);
    }

    @Override
    public CompletableFuture<CallResponse> callAsync(ResourceCallRequest request) {
        return monitor.callAsync(request);
    }

    @Override
    public CompletableFuture<ReadResourceResponse> readResourceAsync(Resource resource, ReadResourceRequest request) {
        return monitor.readResourceAsync(resource, request);
    }

    @Override
    public CompletableFuture<RegisterResourceResponse> registerResourceAsync(
            Resource resource, RegisterResourceRequest request) {
        return monitor.registerResourceAsync(resource, request);
    }

    @Override
    public CompletableFuture<Void> registerResourceOutputsAsync(RegisterResourceOutputsRequest request) {
        return monitor.registerResourceOutputsAsync(request);
    }

    @Override
    public CompletableFuture<RegisterPackageResponse> registerPackageAsync(RegisterPackageRequest request) {
        return monitor.registerPackageAsync(request);
    }
}
