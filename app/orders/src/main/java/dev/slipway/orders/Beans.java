package dev.slipway.orders;

import dev.slipway.orders.dynamodb.DynamoOrderStore;
import dev.slipway.orders.memory.MemoryOrderStore;
import dev.slipway.orders.order.EventSink;
import dev.slipway.orders.order.OrderStore;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** What the environment chooses between. */
@Factory
final class Beans {

    @Singleton
    @Bean(preDestroy = "close")
    OrderStore store(
            @Property(name = "orders.store") String name,
            @Property(name = "orders.table", defaultValue = "") String table) {
        return switch (name) {
            case "memory" -> new MemoryOrderStore();
            case "dynamodb" -> DynamoOrderStore.open(table);
            default ->
                throw new ConfigurationException("ORDERS_STORE is \"%s\". Use memory or dynamodb.".formatted(name));
        };
    }

    @Singleton
    EventSink events(OrderStore store) {
        return event -> store.published(List.of(event));
    }

    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
