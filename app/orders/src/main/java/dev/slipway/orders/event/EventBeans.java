package dev.slipway.orders.event;

import dev.slipway.orders.order.EventSink;
import dev.slipway.orders.order.OrderStore;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Beans for the event bus in the environment and its publisher. */
@Factory
final class EventBeans {

    @Singleton
    EventBus bus(@Property(name = "orders.events.bus") String name, JsonMapper json) {
        return name.isEmpty() ? new LogBus() : new EventBridgeBus(name, json);
    }

    @Singleton
    EventsConfiguration configuration(
            @Property(name = "orders.events.sweep") Duration sweep,
            @Property(name = "orders.function") String function) {
        return new EventsConfiguration(sweep, !function.isEmpty());
    }

    /** Created at start, because it also sweeps without requests. */
    @Context
    @Bean(typed = EventSink.class, preDestroy = "close")
    EventPublisher publisher(
            BeanProvider<OrderStore> store, EventBus bus, Clock clock, EventsConfiguration configuration) {
        return new EventPublisher(store::get, bus, clock, configuration);
    }
}
