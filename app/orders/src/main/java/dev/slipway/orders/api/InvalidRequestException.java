package dev.slipway.orders.api;

import io.micronaut.http.HttpStatus;
import java.util.List;

/** A request has not the form that the API asks for. */
final class InvalidRequestException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Problem.FieldError> errors;

    /** The body is wrong as a whole. */
    InvalidRequestException(String detail) {
        super(detail);
        this.errors = List.of();
    }

    /** Fields are wrong, one at least. */
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
