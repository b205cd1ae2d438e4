package dev.slipway.orders.server;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Adds {@code Connection: close} to each response during the shutdown. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class LastAnswer {

    private final GracefulStop stop;

    LastAnswer(GracefulStop stop) {
        this.stop = stop;
    }

    @ResponseFilter
    void close(MutableHttpResponse<?> response) {
        if (stop.refusing()) {
            response.header(HttpHeaders.CONNECTION, "close");
        }
    }
}
