package dev.slipway.orders;

import dev.slipway.orders.order.OrderStore;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/** Beans that the environment selects. */
@Factory
final class Beans {

    /** Created at start, so that an invalid setting ends the process then. */
    @Context
    @Bean(preDestroy = "close")
    OrderStore store(
            @Property(name = "orders.store", defaultValue = "") String name,
            @Property(name = "orders.table", defaultValue = "") String table,
            Environment properties) {
        Function<String, Optional<String>> environment = variable(properties);
        return StoreChoice.of(name, environment).open(table, environment);
    }

    /** Unresolved environment variables; Micronaut would replace <code>${...}</code> in a password. */
    private static Function<String, Optional<String>> variable(Environment properties) {
        return name -> Optional.ofNullable(System.getenv(name)).or(() -> properties.getProperty(name, String.class));
    }

    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
