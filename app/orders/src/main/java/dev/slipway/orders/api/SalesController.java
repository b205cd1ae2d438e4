package dev.slipway.orders.api;

import dev.slipway.orders.order.OrderStore;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;

/**
 * Sales of a product, which a worker counts.
 *
 * <pre>{@code
 * curl 'localhost:8080/sales?product=tea'
 * }</pre>
 */
@Controller("/sales")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SalesController {

    private final OrderStore store;

    SalesController(OrderStore store) {
        this.store = store;
    }

    @Get
    SalesBody get(@QueryValue Optional<String> product) {
        var faults = new Faults();
        var name = new Parameters(faults).product(product);
        faults.check();

        return SalesBody.of(name, store.sales(name));
    }
}
