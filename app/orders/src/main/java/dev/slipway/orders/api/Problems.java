package dev.slipway.orders.api;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;

/** Converts errors of the framework to {@link Problem}s. */
@Singleton
final class Problems implements ErrorResponseProcessor<Problem> {

    @Override
    public MutableHttpResponse<Problem> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        return response.body(Problem.of(response.status(), detail(context, response.status())))
                .contentType(Problem.MEDIA_TYPE);
    }

    private static String detail(ErrorContext context, HttpStatus status) {
        if (status == HttpStatus.NOT_FOUND) {
            return "There is nothing at %s. See /docs."
                    .formatted(context.getRequest().getPath());
        }
        if (status.getCode() >= HttpStatus.INTERNAL_SERVER_ERROR.getCode()) {
            // Internal errors are in the log only.
            return "The request failed for a reason of the service's own, which is in its log.";
        }
        return context.getErrors().stream().map(Error::getMessage).collect(Collectors.joining("; ")) + ".";
    }
}
