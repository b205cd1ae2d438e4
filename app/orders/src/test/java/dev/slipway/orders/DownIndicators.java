package dev.slipway.orders;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Liveness;
import jakarta.inject.Singleton;

/** Health indicators that say DOWN, each for the tests that set its property. */
@Factory
final class DownIndicators {

    static final String LIVENESS = "test.liveness-down";
    static final String READINESS = "test.readiness-down";

    @Singleton
    @Liveness
    @Requires(property = LIVENESS)
    HealthIndicator process() {
        return down("process");
    }

    @Singleton
    @Requires(property = READINESS)
    HealthIndicator store() {
        return down("store");
    }

    private static HealthIndicator down(String name) {
        return () ->
                Publishers.just(HealthResult.builder(name, HealthStatus.DOWN).build());
    }
}
