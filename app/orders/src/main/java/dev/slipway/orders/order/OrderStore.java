package dev.slipway.orders.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Store of orders, of the idempotency keys of their requests, of unpublished events, and of sales.
 *
 * <p>Thread-safe, and safe for several processes. Every method throws {@link StoreUnavailableException} if
 * the store does not respond in time or throttles; writes are atomic then, too.
 */
public interface OrderStore extends AutoCloseable {

    Optional<Order> find(UUID id);

    /**
     * Writes a new order with its event and its key, all or nothing.
     *
     * @return the new order, or the order of an earlier request with the same key
     * @throws KeyReusedException if the key has been used for another order
     */
    Placement place(Order order, OrderEvent event, Optional<IdempotencyKey> key);

    /**
     * Writes the next version of an order with its event, both or neither.
     *
     * @return false if the stored version is not the one before this
     */
    boolean replace(Order next, OrderEvent event);

    Page list(Query query);

    /** Events that are not {@link #published}, of changes before this time, approximately in the order of time. */
    List<OrderEvent> unpublished(Instant before, int limit);

    /** Deletes published events. Missing ones, which another process has also published, are ignored. */
    void published(List<OrderEvent> events);

    /**
     * Adds a change to the sales of its product and remembers its event, both or neither.
     *
     * @return false if the event was counted before; the sales stay the same then
     */
    boolean count(SalesChange change);

    /** The sales of a product. */
    Sales sales(String product);

    /** Checks the store by a minimal request, for readiness. */
    void check();

    /** Closes the connections. The store must not be used afterwards. */
    @Override
    default void close() {}
}
