package dev.slipway.base;

import com.pulumi.core.Output;
import com.pulumi.exceptions.RunException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Outputs of work that can fail during an {@code up}, such as the build of an image. A failure ends the program with the
 * message of its {@link RunException}, and the output never has a value.
 *
 * <p>A failed output would end the program as well. But where it is an input of a resource, Pulumi's SDK wraps the exception and
 * reports it with a stack trace.
 */
public final class FallibleOutput {
    private FallibleOutput() {}

    /** The result of work that has been started. */
    public static <T> Output<T> of(CompletableFuture<T> work) {
        var succeeded = new CompletableFuture<T>();
        // Registers the failure with the SDK, which ends the program at the first one.
        Output.of(work.thenAccept(succeeded::complete).thenApply(none -> ""));
        return Output.of(succeeded);
    }

    /** The result of work that is done here. */
    public static <T> Output<T> of(Supplier<T> work) {
        try {
            return Output.of(work.get());
        } catch (RunException failure) {
            return of(CompletableFuture.<T>failedFuture(failure));
        }
    }
}
