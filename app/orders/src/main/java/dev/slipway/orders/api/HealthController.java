package dev.slipway.orders.api;

import io.micronaut.core.async.annotation.SingleResult;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.management.endpoint.health.HealthEndpoint;
import io.micronaut.management.health.indicator.HealthCheckType;
import io.micronaut.management.health.indicator.HealthResult;
import org.reactivestreams.Publisher;

/**
 * Liveness, for the load balancer and the container: 200 while the process can serve, else 503.
 *
 * <pre>{@code
 * curl http://localhost:8080/health
 * curl http://localhost:8080/api/health
 * {"status":"UP"}
 * }</pre>
 *
 * It checks the process only, so that tasks are not replaced while a store is unavailable. Readiness includes the
 * store:
 *
 * <pre>{@code
 * curl http://localhost:8080/management/health/readiness
 * }</pre>
 */
@Controller
final class HealthController {

    private final HealthEndpoint health;

    HealthController(HealthEndpoint health) {
        this.health = health;
    }

    @Get(uris = {"/health", "/api/health"})
    @SingleResult
    Publisher<HttpResponse<HealthResult>> liveness() {
        return Publishers.map(health.getHealth(null, HealthCheckType.LIVENESS), this::respond);
    }

    private HttpResponse<HealthResult> respond(HealthResult result) {
        var codes = health.getStatusConfiguration().getHttpMapping();
        return HttpResponse.<HealthResult>status(
                        codes.getOrDefault(result.getStatus().getName(), HttpStatus.SERVICE_UNAVAILABLE))
                .body(result);
    }
}
