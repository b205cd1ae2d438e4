package dev.slipway.orders.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A store that passes each call on to another one. */
public class ForwardingStore implements OrderStore {

    private final OrderStore store;

    protected ForwardingStore(OrderStore store) {
        this.store = store;
    }

    @Override
    public List<OrderEvent> unpublished(Instant before, int limit) {
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
    public boolean count(SalesChange change) {
        return store.count(change);
    }

    @Override
    public Sales sales(String product) {
        return store.sales(product);
    }

    @Override
    public void check() {
        store.check();
    }
}
