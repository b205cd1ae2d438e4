package dev.slipway.orders;

import dev.slipway.orders.dynamodb.DynamoOrderStore;
import dev.slipway.orders.memory.MemoryOrderStore;
import dev.slipway.orders.mysql.MySqlOrderStore;
import dev.slipway.orders.order.OrderStore;
import io.micronaut.context.exceptions.ConfigurationException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Store of the orders. */
enum StoreChoice {
    MEMORY,
    DYNAMODB,
    MYSQL;

    /**
     * The store with this name; without a name, the store whose variables are set.
     *
     * @throws ConfigurationException if there is none of this name
     */
    static StoreChoice of(String name, Function<String, Optional<String>> environment) {
        if (name.isBlank()) {
            if (isSet("DB_HOST", environment)) {
                return MYSQL;
            }
            return isSet("TABLE_NAME", environment) ? DYNAMODB : MEMORY;
        }
        return Stream.of(values())
                .filter(store -> store.text().equals(name))
                .findAny()
                .orElseThrow(() -> new ConfigurationException("ORDERS_STORE is \"%s\". Use one of %s."
                        .formatted(
                                name, Stream.of(values()).map(StoreChoice::text).collect(Collectors.joining(", ")))));
    }

    private static boolean isSet(String variable, Function<String, Optional<String>> environment) {
        return environment.apply(variable).filter(value -> !value.isBlank()).isPresent();
    }

    /**
     * Opens the store, which need not be reachable.
     *
     * @param table the name of the DynamoDB table
     * @throws ConfigurationException if a setting is not valid
     */
    OrderStore open(String table, Function<String, Optional<String>> environment) {
        return switch (this) {
            case DYNAMODB -> DynamoOrderStore.open(table);
            case MEMORY -> new MemoryOrderStore();
            case MYSQL -> MySqlOrderStore.of(environment);
        };
    }

    /** The name in the environment. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
