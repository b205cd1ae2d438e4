package dev.slipway.orders.api;

import dev.slipway.orders.order.Sales;
import io.micronaut.serde.annotation.Serdeable;

/** Sales of a product. */
@Serdeable
record SalesBody(String product, long orders, long quantity) {

    static SalesBody of(String product, Sales sales) {
        return new SalesBody(product, sales.orders(), sales.quantity());
    }
}
