package dev.slipway.orders.memory;

import dev.slipway.orders.order.IdempotencyKey;
import dev.slipway.orders.order.KeyReusedException;
import dev.slipway.orders.order.Order;
import dev.slipway.orders.order.OrderEvent;
import dev.slipway.orders.order.OrderStore;
import dev.slipway.orders.order.Page;
import dev.slipway.orders.order.Placement;
import dev.slipway.orders.order.Query;
import dev.slipway.orders.order.Sales;
import dev.slipway.orders.order.SalesChange;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** A store in the memory of the process with at most {@value #MOST} of each kind; it drops the oldest. */
public final class MemoryOrderStore implements OrderStore {

    static final int MOST = 100_000;

    private record Keyed(String fingerprint, UUID order) {}

    // By text: UUID compares its halves as signed numbers, which is not the order of time.
    private final TreeMap<String, Order> orders = new TreeMap<>();
    private final Map<String, Keyed> keys = new LinkedHashMap<>();
    private final Map<UUID, OrderEvent> events = new LinkedHashMap<>();
    private final Map<String, Sales> sales = new LinkedHashMap<>();
    private final Set<UUID> counted = new LinkedHashSet<>();

    @Override
    public synchronized Optional<Order> find(UUID id) {
        return Optional.ofNullable(orders.get(id.toString()));
    }

    @Override
    public synchronized Placement place(Order order, OrderEvent event, Optional<IdempotencyKey> key) {
        var earlier = key.flatMap(this::earlier);
        if (earlier.isPresent()) {
            return new Placement(earlier.get(), true);
        }
        key.ifPresent(k -> keys.put(k.text(), new Keyed(k.fingerprint(), order.id())));
        write(order, event);
        forgetTheOldest();
        return new Placement(order, false);
    }

    private void forgetTheOldest() {
        if (orders.size() > MOST) {
            orders.pollFirstEntry();
        }
        forgetTheOldest(keys.keySet());
    }

    private Optional<Order> earlier(IdempotencyKey key) {
        var keyed = keys.get(key.text());
        if (keyed == null) {
            return Optional.empty();
        }
        if (!keyed.fingerprint().equals(key.fingerprint())) {
            throw new KeyReusedException(key);
        }
        return find(keyed.order());
    }

    @Override
    public synchronized boolean replace(Order next, OrderEvent event) {
        var stored = orders.get(next.id().toString());
        if (stored == null || stored.version() != next.version() - 1) {
            return false;
        }
        write(next, event);
        return true;
    }

    private void write(Order order, OrderEvent event) {
        orders.put(order.id().toString(), order);
        events.put(event.id(), event);
    }

    @Override
    public synchronized Page list(Query query) {
        var older =
                query.before().map(id -> orders.headMap(id.toString(), false)).orElse(orders);
        var found = older.descendingMap().values().stream()
                .filter(order -> query.status().map(order.status()::equals).orElse(true))
                .limit(query.size() + 1L)
                .toList();
        return Page.of(found, query.size());
    }

    @Override
    public synchronized List<OrderEvent> unpublished(Instant before, int limit) {
        return events.values().stream()
                .filter(event -> event.at().isBefore(before))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void published(List<OrderEvent> published) {
        published.forEach(event -> events.remove(event.id()));
    }

    @Override
    public synchronized boolean count(SalesChange change) {
        if (!counted.add(change.event())) {
            return false;
        }
        sales.merge(
                change.product(),
                new Sales(change.orders(), change.quantity()),
                (sold, more) -> new Sales(sold.orders() + more.orders(), sold.quantity() + more.quantity()));
        forgetTheOldest(counted);
        forgetTheOldest(sales.keySet());
        return true;
    }

    @Override
    public synchronized Sales sales(String product) {
        return sales.getOrDefault(product, Sales.NONE);
    }

    private static void forgetTheOldest(Set<?> all) {
        if (all.size() > MOST) {
            all.remove(all.iterator().next());
        }
    }

    @Override
    public void check() {
        // The memory is always available.
    }
}
