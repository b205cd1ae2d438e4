package dev.slipway.orders.api;

import java.util.ArrayList;
import java.util.List;

/** Collects the errors of a request, so that the response lists all of them. */
final class Faults {

    private final List<Problem.FieldError> errors = new ArrayList<>();

    /**
     * @param field the JSON field, the parameter or the header
     * @param rule what it must be
     */
    void add(String field, String rule) {
        errors.add(new Problem.FieldError(field, rule));
    }

    /** @throws InvalidRequestException if anything was added */
    void check() {
        if (!errors.isEmpty()) {
            throw new InvalidRequestException(errors);
        }
    }
}
