package dev.slipway.awsapi.failure;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What most likely made a task or a deployment fail.
 *
 * @param cause in words
 * @param fix what to change; keys are those of the service in the stack file, unless they begin with {@code network}
 */
public record Diagnosis(String cause, String fix) {

    /** That of the first known cause, the most telling ones being looked for first; empty where none is known. */
    public static Optional<Diagnosis> of(Symptoms symptoms) {
        return Stream.of(Cause.values())
                .filter(each -> each.explains(symptoms))
                .findFirst()
                .map(each -> new Diagnosis(each.cause, each.fix));
    }
}
