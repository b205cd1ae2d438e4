package dev.slipway.orders.event;

import dev.slipway.orders.order.IdempotencyKey;
import dev.slipway.orders.order.Order;
import dev.slipway.orders.order.OrderEvent;
import dev.slipway.orders.order.OrderStore;
import dev.slipway.orders.order.Page;
import dev.slipway.orders.order.Placement;
import dev.slipway.orders.order.Query;
import dev.slipway.orders.order.StoreUnavailableException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A store whose outbox cannot be read the first times. */
final class FaultyStore implements OrderStore {

    private final OrderStore store;
    private final AtomicInteger faults;

    FaultyStore(OrderStore store, int faults) {
        this.store = store;
        this.faults = new AtomicInteger(faults);
    }

    @Override
    public List<OrderEvent> unpublished(Instant before, int limit) {
        if (faults.getAndDecrement() > 0) {
            throw new StoreUnavailableException("away", new IllegalStateException());
        }
        return store.unpublished(before, limit);
    }

    @Override
    public Optional<Order> find(UUID id) {
        return store.find(id);
    }

    @Override
    public Placement place(Order order, OrderEvent event, Optional<IdempotencyKey> key) {
        return store.place(order, event, key);
    }

    @Override
    public boolean replace(Order next, OrderEvent event) {
        return store.replace(next, event);
    }

    @Override
    public Page list(Query query) {
        return store.list(query);
    }

    @Override
    public void published(List<OrderEvent> events) {
        store.published(events);
    }

    @Override
    public void check() {
        store.check();
    }
}
