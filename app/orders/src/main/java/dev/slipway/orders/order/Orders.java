package dev.slipway.orders.order;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Operations on orders. Each change is written together with its event, which is then passed to the publisher. */
@Singleton
public final class Orders {

    /** Number of attempts of a change without a stated version while others change the order. */
    private static final int TRIES = 10;

    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
    private final OrderStore store;
    private final EventSink written;
    private final Clock clock;

    public Orders(OrderStore store, EventSink written, Clock clock) {
        this.store = store;
        this.written = written;
        this.clock = clock;
    }

    /** @throws KeyReusedException if the key has been used for another order */
    public Placement place(NewOrder wanted, Optional<IdempotencyKey> key) {
        var order = Order.placed(ids.generate(), wanted, clock.instant());
        var event = new OrderEvent(ids.generate(), order, Optional.empty());
        var placement = store.place(order, event, key);
        if (!placement.replayed()) {
            written.accept(event);
        }
        return placement;
    }

    /** @throws UnknownOrderException if there is none */
    public Order get(UUID id) {
        return store.find(id).orElseThrow(() -> new UnknownOrderException(id));
    }

    public Page list(Query query) {
        return store.list(query);
    }

    /**
     * Changes the status of an order.
     *
     * @param expected the version to change; empty for any version
     * @throws UnknownOrderException if there is no such order
     * @throws StaleVersionException if it has another version than the expected one
     * @throws IllegalStepException if its life cycle has no such transition
     */
    public Order step(UUID id, Status to, OptionalLong expected) {
        for (int left = TRIES; ; left--) {
            Order order = get(id);
            if (expected.isPresent() && expected.getAsLong() != order.version()) {
                throw new StaleVersionException(order, expected.getAsLong());
            }
            Order next = order.to(to, notBefore(order.updatedAt()));
            var event = new OrderEvent(ids.generate(), next, Optional.of(order.status()));
            if (store.replace(next, event)) {
                written.accept(event);
                return next;
            }
            if (left == 0) {
                throw new StaleVersionException(get(id), order.version());
            }
        }
    }

    /** The current time; the time of the last change if the clock of another machine is ahead. */
    private Instant notBefore(Instant last) {
        Instant now = clock.instant();
        return now.isBefore(last) ? last : now;
    }
}
