package dev.slipway.orders.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.orders.order.Page;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of orders, the newest first. */
@Serdeable
record PageBody(
        @JsonInclude(JsonInclude.Include.ALWAYS) List<OrderBody> orders,
        @Nullable String next) {

    static PageBody of(Page page) {
        var orders = page.orders();
        return new PageBody(
                orders.stream().map(OrderBody::of).toList(),
                page.more() ? Cursor.after(orders.get(orders.size() - 1).id()) : null);
    }
}
