package dev.slipway.base;

import com.pulumi.deployment.Deployment;
import com.pulumi.deployment.DeploymentInstance;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The answers of AWS to the look-ups of each run of the program. A run asks each question once. */
final class LookUpAnswers {
    private static final Map<DeploymentInstance, Map<List<?>, CompletableFuture<?>>> RUNS =
            Collections.synchronizedMap(new WeakHashMap<>());

    private LookUpAnswers() {}

    /**
     * The answer to a question, from an earlier call in the same run or from AWS.
     *
     * @param question the function and its arguments
     * @param call asks AWS
     */
    @SuppressWarnings("unchecked")
    static <T> CompletableFuture<T> of(List<?> question, Supplier<CompletableFuture<T>> call) {
        var run = RUNS.computeIfAbsent(Deployment.getInstance(), instance -> new ConcurrentHashMap<>());
        return (CompletableFuture<T>) run.computeIfAbsent(question, first -> detached(call.get()));
    }

    /** The same answer without a reference to the run, which the garbage collector could not free otherwise. */
    private static <T> CompletableFuture<T> detached(CompletableFuture<T> answer) {
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
}
