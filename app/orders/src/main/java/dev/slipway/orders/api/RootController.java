package dev.slipway.orders.api;

import io.micronaut.context.annotation.Property;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;

/**
 * Name and version of the service, and its links.
 *
 * <pre>{@code
 * curl http://localhost:8080/
 * {"name":"orders","version":"1.0.0","links":{"self":"/","health":"/health","docs":"/docs","orders":"/orders"}}
 * }</pre>
 */
@Controller
final class RootController {

    private final Root root;

    RootController(
            @Property(name = "micronaut.application.name") String name,
            @Property(name = "micronaut.application.version") String version) {
        root = new Root(name, version, new RootLinks("/", "/health", "/docs", "/orders"));
    }

    @Get
    Root get() {
        return root;
    }

    @Serdeable
    record Root(String name, String version, RootLinks links) {}

    @Serdeable
    record RootLinks(String self, String health, String docs, String orders) {}
}
