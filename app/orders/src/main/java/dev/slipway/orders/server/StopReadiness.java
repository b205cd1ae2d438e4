package dev.slipway.orders.server;

import io.micronaut.context.BeanProvider;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/** Readiness that is down after SIGTERM. */
@Singleton
@Readiness
final class StopReadiness implements HealthIndicator {

    private final BeanProvider<GracefulStop> stop;

    StopReadiness(BeanProvider<GracefulStop> stop) {
        this.stop = stop;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        var status = stop.get().stopping() ? HealthStatus.DOWN : HealthStatus.UP;
        return Publishers.just(HealthResult.builder("stop", status).build());
    }
}
