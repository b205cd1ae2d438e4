package dev.slipway.orders.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps orders, the keys of requests that made them, and the events that are still to be published.
 *
 * <p>Safe for use by many threads and many processes at once. Every method throws {@link StoreUnavailableException} if
 * the store does not answer in time or turns the request away; nothing is written then, or all of it is.
 */
public interface OrderStore extends AutoCloseable {

    Optional<Order> find(UUID id);

    /**
     * Writes a new order with its event and its key, all or nothing.
     *
     * @return the order, or the one that an earlier request with the same key has made
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

    /** Events not yet {@link #published}, of changes made before this time, the oldest first as far as the store can. */
    List<OrderEvent> unpublished(Instant before, int limit);

    /** Forgets events. One that is not there, because another process has published it as well, is no fault. */
    void published(List<OrderEvent> events);

    /** Asks the store for the least it can do, for readiness. */
    void check();

    /** Lets go of connections. The store is not used any more. */
    @Override
    default void close() {}
}
