package dev.slipway.engine;

import java.util.List;

/** A program could not be planned: the errors it logged, in their order. */
public final class PlanException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> errors;

    PlanException(List<String> errors) {
        super(String.join("\n", errors));
        this.errors = List.copyOf(errors);
    }

    /** The errors, each as the program worded it. */
    public List<String> errors() {
        return errors;
    }
}
