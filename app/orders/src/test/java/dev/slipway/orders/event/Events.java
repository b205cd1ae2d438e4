package dev.slipway.orders.event;

import dev.slipway.orders.memory.MemoryOrderStore;
import dev.slipway.orders.order.NewOrder;
import dev.slipway.orders.order.Order;
import dev.slipway.orders.order.OrderEvent;
import dev.slipway.orders.order.Orders;
import dev.slipway.orders.order.Status;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Events as the service makes them. */
final class Events {

    static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    private Events() {}

    static OrderEvent placed(NewOrder order) {
        return of(order, List.of());
    }

    /** Of the last step. */
    static OrderEvent of(NewOrder order, List<Status> steps) {
        var events = new ArrayList<OrderEvent>();
        var orders = new Orders(new MemoryOrderStore(), events::add, Clock.fixed(NOW, ZoneOffset.UTC));
        Order placed = orders.place(order, Optional.empty()).order();
        steps.forEach(step -> orders.step(placed.id(), step, OptionalLong.empty()));
        return events.get(events.size() - 1);
    }
}
