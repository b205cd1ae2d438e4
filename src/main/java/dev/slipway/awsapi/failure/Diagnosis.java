package dev.slipway.awsapi.failure;

import java.util.Optional;

/**
 * The likely cause of a failed task or deployment, and its fix.
 *
 * @param cause one sentence
 * @param fix the change to make; keys are those of the service in the stack file, unless they begin with {@code
 *     network}
 */
public record Diagnosis(String cause, String fix) {

    /** The diagnosis of the first known cause, in the order of {@link Cause}; empty if none fits. */
    public static Optional<Diagnosis> of(Symptoms symptoms) {
        return Cause.ALL.stream()
                .filter(cause -> cause.explains(symptoms))
                .findFirst()
                .map(Cause::diagnosis);
    }
}
