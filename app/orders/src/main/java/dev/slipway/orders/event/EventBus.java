package dev.slipway.orders.event;

import dev.slipway.orders.order.OrderEvent;
import java.util.List;

/** Bus for events. Thread-safe. */
public interface EventBus extends AutoCloseable {

    /** Maximum number of events of a call. */
    int BATCH = 10;

    /**
     * Publishes events.
     *
     * @param events at most {@link #BATCH}
     * @return the events that the bus has accepted
     * @throws BusUnavailableException if it cannot be known that it has taken any
     */
    List<OrderEvent> publish(List<OrderEvent> events);

    @Override
    default void close() {}
}
