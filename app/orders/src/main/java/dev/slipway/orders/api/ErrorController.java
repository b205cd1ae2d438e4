package dev.slipway.orders.api;

import dev.slipway.orders.attachment.AttachmentsUnavailableException;
import dev.slipway.orders.attachment.NoBucketException;
import dev.slipway.orders.order.IllegalStepException;
import dev.slipway.orders.order.KeyReusedException;
import dev.slipway.orders.order.StaleVersionException;
import dev.slipway.orders.order.StoreUnavailableException;
import dev.slipway.orders.order.UnknownOrderException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.web.router.exceptions.UnsatisfiedBodyRouteException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Converts exceptions of the service to {@link Problem}s. */
@Controller
final class ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorController.class);

    /** Retry-After in seconds: enough for a throttled table or the first retries after a failover. */
    private static final String RETRY_AFTER = "2";

    @Error(global = true)
    HttpResponse<Problem> invalid(InvalidRequestException e) {
        return respond(e.problem());
    }

    @Error(global = true)
    HttpResponse<Problem> missing(UnsatisfiedBodyRouteException e) {
        return invalid(new InvalidRequestException(JsonBody.OBJECT_RULE));
    }

    @Error(global = true)
    HttpResponse<Problem> unknown(UnknownOrderException e) {
        return respond(Problem.of(HttpStatus.NOT_FOUND, e.getMessage()).withType("unknown-order"));
    }

    @Error(global = true)
    HttpResponse<Problem> illegal(IllegalStepException e) {
        return respond(Problem.of(HttpStatus.CONFLICT, e.getMessage())
                .withType("illegal-step")
                .withAllowed(e.allowed()));
    }

    @Error(global = true)
    HttpResponse<Problem> stale(StaleVersionException e) {
        return respond(
                Problem.of(HttpStatus.PRECONDITION_FAILED, e.getMessage()).withType("stale-version"));
    }

    @Error(global = true)
    HttpResponse<Problem> reused(KeyReusedException e) {
        return respond(
                Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, e.getMessage()).withType("key-reused"));
    }

    @Error(global = true)
    HttpResponse<Problem> unknown(UnknownAttachmentException e) {
        return respond(Problem.of(HttpStatus.NOT_FOUND, e.getMessage()).withType("unknown-attachment"));
    }

    @Error(global = true)
    HttpResponse<Problem> withoutBucket(NoBucketException e) {
        return respond(Problem.of(HttpStatus.NOT_IMPLEMENTED, e.getMessage()).withType("no-attachments"));
    }

    @Error(global = true)
    HttpResponse<Problem> unavailable(AttachmentsUnavailableException e) {
        LOG.warn("The bucket is unavailable: {}", e.getMessage());
        return tryAgain(
                "attachments-unavailable",
                "Attachments are not available at the moment. Nothing was changed. Try again.");
    }

    @Error(global = true)
    HttpResponse<Problem> unavailable(StoreUnavailableException e) {
        LOG.warn("The store is unavailable: {}", e.getMessage());
        return tryAgain(
                "store-unavailable",
                "The store is not available at the moment. Try again; an order with an Idempotency-Key is not placed twice.");
    }

    private static HttpResponse<Problem> tryAgain(String type, String detail) {
        return respond(Problem.of(HttpStatus.SERVICE_UNAVAILABLE, detail).withType(type))
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
    }

    private static MutableHttpResponse<Problem> respond(Problem problem) {
        return HttpResponse.<Problem>status(HttpStatus.valueOf(problem.status()))
                .body(problem)
                .contentType(Problem.MEDIA_TYPE);
    }
}
