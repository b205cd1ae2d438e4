package dev.slipway.orders;

import dev.slipway.orders.mysql.SchemaMigration;
import dev.slipway.orders.order.StoreUnavailableException;
import io.micronaut.context.exceptions.ConfigurationException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.function.Function;

/**
 * Command that migrates the store for this version of the service, which the service itself never does.
 *
 * <pre>{@code
 * java -jar orders.jar migrate
 * docker run --rm --env-file database.env orders migrate
 * }</pre>
 */
final class Migrate {

    static final String ARGUMENT = "migrate";

    private Migrate() {}

    /** Prints the result, or the reason of a failure in one line, and returns the exit code. */
    static int run(Function<String, Optional<String>> environment, PrintStream out, PrintStream err) {
        try {
            var store = StoreChoice.of(environment.apply("ORDERS_STORE").orElse(""), environment);
            switch (store) {
                case MEMORY, DYNAMODB -> out.println("migrate: the store \"%s\" needs none".formatted(store.text()));
                case MYSQL -> SchemaMigration.run(environment).forEach(line -> out.println("migrate: " + line));
            }
            return 0;
        } catch (ConfigurationException | StoreUnavailableException e) {
            err.println("migrate: " + e.getMessage());
            return 1;
        }
    }
}
