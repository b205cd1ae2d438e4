package dev.slipway.orders.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.orders.memory.MemoryOrderStore;
import dev.slipway.orders.order.EventSink;
import dev.slipway.orders.order.NewOrder;
import dev.slipway.orders.order.OrderEvent;
import dev.slipway.orders.order.OrderStore;
import dev.slipway.orders.order.Orders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A publisher that only sweeps is not spoken to, which the compiler would warn of. */
@SuppressWarnings("try")
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class EventPublisherTest {

    private static final NewOrder TEA = new NewOrder("ada", "tea", 2);
    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration AT_ONCE = Duration.ofMillis(10);
    private static final Instant LATER = Instant.now().plus(Duration.ofHours(1));

    /** Takes events, while it is up; can be held. */
    private static final class TestBus implements EventBus {
        private final BlockingQueue<List<OrderEvent>> batches = new LinkedBlockingQueue<>();
        private volatile boolean up = true;
        /** Calls that refuse their first event. */
        private final AtomicInteger refusals = new AtomicInteger();

        private volatile CountDownLatch held = new CountDownLatch(0);

        @Override
        public List<OrderEvent> publish(List<OrderEvent> events) {
            batches.add(List.copyOf(events));
            try {
                held.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            if (!up) {
                throw new BusUnavailableException(new IllegalStateException("down"));
            }
            var taken = new ArrayList<>(events);
            if (refusals.getAndDecrement() > 0) {
                taken.remove(0);
            }
            return taken;
        }

        /** The next batch that it was asked to publish. */
        private List<OrderEvent> next() throws InterruptedException {
            return batches.take();
        }
    }

    private final OrderStore store = new MemoryOrderStore();
    private final TestBus bus = new TestBus();

    private EventPublisher publisher(Duration sweep, boolean beforeAnswer) {
        return publisher(Clock.systemUTC(), sweep, beforeAnswer);
    }

    private EventPublisher publisher(Clock clock, Duration sweep, boolean beforeAnswer) {
        return new EventPublisher(() -> store, bus, clock, new EventsConfiguration(sweep, beforeAnswer));
    }

    private UUID place(EventSink sink, Clock clock) {
        return new Orders(store, sink, clock)
                .place(TEA, Optional.empty())
                .order()
                .id();
    }

    private UUID place(EventSink sink) {
        return place(sink, Clock.systemUTC());
    }

    private UUID placedAMinuteAgo(EventSink sink) {
        return place(sink, Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-1)));
    }

    private static List<UUID> orders(List<OrderEvent> events) {
        return events.stream().map(event -> event.order().id()).toList();
    }

    private List<UUID> outbox() {
        return orders(store.unpublished(LATER, 1000));
    }

    @Test
    void aFreshEventIsPublishedAndLeavesTheOutbox() {
        try (var publisher = publisher(NEVER, false)) {
            place(publisher);
        }

        assertThat(bus.batches).hasSize(1);
        assertThat(outbox()).isEmpty();
    }

    @Test
    void whileTheBusIsSlowEventsGatherIntoBatchesOfTen() throws Exception {
        bus.held = new CountDownLatch(1);
        try (var publisher = publisher(NEVER, false)) {
            place(publisher);
            bus.next();
            for (int i = 0; i < 25; i++) {
                place(publisher);
            }
            bus.held.countDown();
        }

        assertThat(bus.batches).extracting(List::size).containsExactly(10, 10, 5);
        assertThat(outbox()).isEmpty();
    }

    @Test
    void anEventThatFindsTheQueueFullStaysInTheOutbox() throws Exception {
        bus.held = new CountDownLatch(1);
        UUID last;
        try (var publisher = publisher(NEVER, false)) {
            place(publisher);
            bus.next();
            for (int i = 0; i < EventPublisher.QUEUE; i++) {
                place(publisher);
            }
            last = place(publisher);
            bus.held.countDown();
        }

        assertThat(outbox()).containsExactly(last);
    }

    @Test
    void theStoreIsLeftAloneTwoSweepsAfterTheLastEventCouldHaveBeenLeft() {
        var now = new AtomicReference<>(Instant.EPOCH);
        var clock = new Clock() {
            @Override
            public Instant instant() {
                return now.get();
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };

        try (var publisher = publisher(clock, Duration.ofSeconds(10), false)) {
            now.set(Instant.EPOCH.plusSeconds(50));
            assertThat(publisher.idle()).isFalse();
            now.set(Instant.EPOCH.plusSeconds(51));
            assertThat(publisher.idle()).isTrue();

            place(publisher);
            assertThat(publisher.idle()).isFalse();
        }
    }

    @Test
    void whatAnotherProcessHasLeftIsSwept() throws Exception {
        var left = placedAMinuteAgo(event -> {});

        try (var publisher = publisher(AT_ONCE, false)) {
            assertThat(orders(bus.next())).containsExactly(left);
        }
        assertThat(outbox()).isEmpty();
    }

    @Test
    void moreThanAPageOfLeftEventsIsSweptAtOnce() throws Exception {
        for (int i = 0; i < 205; i++) {
            placedAMinuteAgo(event -> {});
        }

        try (var publisher = publisher(AT_ONCE, false)) {
            for (int i = 0; i < 21; i++) {
                bus.next();
            }
        }
        assertThat(outbox()).isEmpty();
    }

    @Test
    void whatMayStillBeInAQueueIsNotSwept() throws Exception {
        var fresh = place(event -> {});
        var left = placedAMinuteAgo(event -> {});

        try (var publisher = publisher(AT_ONCE, false)) {
            assertThat(orders(bus.next())).containsExactly(left);
        }
        assertThat(outbox()).containsExactly(fresh);
    }

    @Test
    void whenTheBusIsDownEventsWaitInTheOutboxAndGoOutWhenItIsBack() throws Exception {
        bus.up = false;
        try (var publisher = publisher(AT_ONCE, false)) {
            placedAMinuteAgo(publisher);
            bus.next();
            placedAMinuteAgo(publisher);
            bus.next();
            bus.up = true;
            while (!outbox().isEmpty()) {
                Thread.sleep(5);
            }
        }

        assertThat(outbox()).isEmpty();
    }

    @Test
    void anEventThatIsRefusedGoesOutAgain() throws Exception {
        bus.refusals.set(1);
        var left = placedAMinuteAgo(event -> {});
        var other = placedAMinuteAgo(event -> {});

        try (var publisher = publisher(AT_ONCE, false)) {
            assertThat(orders(bus.next())).containsExactly(left, other);
            assertThat(orders(bus.next())).containsExactly(left);
        }
        assertThat(outbox()).isEmpty();
    }

    @Test
    void aStoreThatIsAwayWhenItIsSweptIsSweptAgain() throws Exception {
        var faulty = new FaultyStore(store, 2);
        var left = placedAMinuteAgo(event -> {});

        try (var publisher =
                new EventPublisher(() -> faulty, bus, Clock.systemUTC(), new EventsConfiguration(AT_ONCE, false))) {
            assertThat(orders(bus.next())).containsExactly(left);
        }
    }

    @Test
    void onLambdaAnEventIsOnTheBusBeforeTheAnswer() {
        try (var publisher = publisher(NEVER, true)) {
            place(publisher);

            assertThat(bus.batches).hasSize(1);
            assertThat(outbox()).isEmpty();
        }
    }

    @Test
    void onLambdaABusThatIsDownFailsNoRequestAndIsNotAskedAgainByTheNext() {
        bus.up = false;
        try (var publisher = publisher(NEVER, true)) {
            var first = place(publisher);
            var second = place(publisher);

            assertThat(bus.batches).hasSize(1);
            assertThat(outbox()).containsExactly(first, second);
        }
    }

    @Test
    void anEventAfterTheEndIsLeftToTheOutbox() {
        var publisher = publisher(NEVER, false);
        publisher.close();

        var late = place(publisher);

        assertThat(bus.batches).isEmpty();
        assertThat(outbox()).containsExactly(late);
    }
}
