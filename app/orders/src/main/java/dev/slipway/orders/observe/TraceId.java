package dev.slipway.orders.observe;

import io.micronaut.http.HttpRequest;
import java.util.Optional;

/** The trace id of a request for its log lines. */
interface TraceId {

    Optional<String> of(HttpRequest<?> request);
}
