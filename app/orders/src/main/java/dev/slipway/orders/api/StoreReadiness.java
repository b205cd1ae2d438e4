package dev.slipway.orders.api;

import dev.slipway.orders.order.OrderStore;
import dev.slipway.orders.order.StoreUnavailableException;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Readiness: down while the store does not answer. */
@Singleton
@Readiness
final class StoreReadiness extends AbstractHealthIndicator<String> {

    private static final Logger LOG = LoggerFactory.getLogger(StoreReadiness.class);

    private final OrderStore store;

    StoreReadiness(OrderStore store) {
        this.store = store;
    }

    @Override
    protected String getHealthInformation() {
        try {
            store.check();
            healthStatus = HealthStatus.UP;
        } catch (StoreUnavailableException e) {
            LOG.warn("Not ready, because the store is unavailable: {}", e.getMessage());
            healthStatus = HealthStatus.DOWN;
        }
        return healthStatus.getName();
    }

    @Override
    protected String getName() {
        return "store";
    }
}
