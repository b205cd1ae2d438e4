package dev.slipway.orders.observe;

import io.micronaut.http.HttpRequest;
import java.util.Optional;

/** The trace that a request belongs to, for its log lines. */
interface TraceId {

    Optional<String> of(HttpRequest<?> request);
}
