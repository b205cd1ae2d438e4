package dev.slipway.orders.event;

import dev.slipway.orders.order.ForwardingStore;
import dev.slipway.orders.order.OrderEvent;
import dev.slipway.orders.order.OrderStore;
import dev.slipway.orders.order.StoreUnavailableException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A store whose outbox cannot be read the first times. */
final class FaultyStore extends ForwardingStore {

    private final AtomicInteger faults;

    FaultyStore(OrderStore store, int faults) {
        super(store);
        this.faults = new AtomicInteger(faults);
    }

    @Override
    public List<OrderEvent> unpublished(Instant before, int limit) {
        if (faults.getAndDecrement() > 0) {
            throw new StoreUnavailableException("away", new IllegalStateException());
        }
        return super.unpublished(before, limit);
    }
}
