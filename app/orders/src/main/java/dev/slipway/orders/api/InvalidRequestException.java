package dev.slipway.orders.api;

import io.micronaut.http.HttpStatus;
import java.util.List;

/** Exception for an invalid request. */
final class InvalidRequestException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Problem.FieldError> errors;

    /** An error of the whole body. */
    InvalidRequestException(String detail) {
        super(detail);
        this.errors = List.of();
    }

    /** Errors of one or more fields. */
    InvalidRequestException(List<Problem.FieldError> errors) {
        super("The request has %s.".formatted(errors.size() == 1 ? "a fault" : errors.size() + " faults"));
        this.errors = List.copyOf(errors);
    }

    Problem problem() {
        return Problem.of(HttpStatus.BAD_REQUEST, getMessage())
                .withType("invalid-request")
                .withErrors(errors);
    }
}
