package dev.slipway.engine;

import java.util.List;

/** The error of a program without a plan, with the errors that it logged in their order. */
public final class PlanException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> errors;

    PlanException(List<String> errors) {
        super(String.join("\n", errors));
        this.errors = List.copyOf(errors);
    }

    /** The logged errors. */
    public List<String> errors() {
        return errors;
    }
}
