package dev.slipway.orders.order;

/** Takes events that have just been written, to publish them soon. Never blocks, never throws. */
@FunctionalInterface
public interface EventSink {

    void accept(OrderEvent event);
}
