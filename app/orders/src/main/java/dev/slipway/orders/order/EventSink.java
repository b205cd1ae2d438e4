package dev.slipway.orders.order;

/** Accepts newly written events for publication. It never blocks and never throws. */
@FunctionalInterface
public interface EventSink {

    void accept(OrderEvent event);
}
