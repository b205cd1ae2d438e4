package dev.slipway.orders.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.uuid.Generators;
import dev.slipway.orders.Together;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store promises. The store may hold what other tests have left, and be used by others at the same time. */
public abstract class OrderStoreSuite {

    private static final NewOrder TEA = new NewOrder("ada", "tea", 2);
    private static final int CROWD = 100;

    /** The store to test, the same for all tests of a class. */
    protected abstract OrderStore store();

    private final List<OrderEvent> written = new ArrayList<>();
    private @Nullable Orders orders;

    private Orders orders() {
        if (orders == null) {
            orders = new Orders(store(), written::add, Clock.systemUTC());
        }
        return orders;
    }

    private Order placed() {
        return orders().place(TEA, Optional.empty()).order();
    }

    private static IdempotencyKey newKey() {
        return IdempotencyKey.of(UUID.randomUUID().toString(), TEA);
    }

    @Test
    void whatWasPlacedIsFoundAsItWas() {
        var odd = new NewOrder("Ада 🍵 \"x\" \\ '; --", "ZoÃ« ｔｅａ", 10_000);

        var order = orders().place(odd, Optional.empty()).order();

        assertThat(store().find(order.id())).contains(order);
        assertThat(order.version()).isEqualTo(1);
        assertThat(order.status()).isEqualTo(Status.PLACED);
    }

    @Test
    void whatWasNeverPlacedIsNotFound() {
        assertThat(store().find(Generators.timeBasedEpochGenerator().generate()))
                .isEmpty();
        assertThat(store().find(new UUID(0, 0))).isEmpty();
    }

    @Test
    void aStepIsKept() {
        var order = placed();

        var paid = orders().step(order.id(), Status.PAID, OptionalLong.of(1));

        assertThat(store().find(order.id())).contains(paid);
        assertThat(paid.version()).isEqualTo(2);
        assertThat(paid.status()).isEqualTo(Status.PAID);
        assertThat(paid.createdAt()).isEqualTo(order.createdAt());
    }

    @Test
    void aStepFromAnEarlierVersionIsRefusedAndChangesNothing() {
        var order = placed();
        var paid = orders().step(order.id(), Status.PAID, OptionalLong.empty());

        assertThatThrownBy(() -> orders().step(order.id(), Status.CANCELLED, OptionalLong.of(1)))
                .isInstanceOf(StaleVersionException.class)
                .hasMessage("The order is at version 2, not 1. Read it again, then decide.");

        assertThat(store().find(order.id())).contains(paid);
    }

    @Test
    void anOrderThatWasNeverPlacedIsNotReplaced() {
        var order = Order.placed(Generators.timeBasedEpochGenerator().generate(), TEA, Instant.now())
                .to(Status.PAID, Instant.now());

        assertThat(store().replace(order, new OrderEvent(UUID.randomUUID(), order, Optional.of(Status.PLACED))))
                .isFalse();
        assertThat(store().find(order.id())).isEmpty();
    }

    @Test
    void theSameKeyMakesOneOrder() {
        var key = newKey();

        var first = orders().place(TEA, Optional.of(key));
        var second = orders().place(TEA, Optional.of(key));

        assertThat(first.replayed()).isFalse();
        assertThat(second).isEqualTo(new Placement(first.order(), true));
        assertThat(written).hasSize(1);
    }

    @Test
    void aReplayedKeyAnswersWithTheOrderAsItIsNow() {
        var key = newKey();
        var order = orders().place(TEA, Optional.of(key)).order();
        var paid = orders().step(order.id(), Status.PAID, OptionalLong.empty());

        assertThat(orders().place(TEA, Optional.of(key))).isEqualTo(new Placement(paid, true));
    }

    @Test
    void theSameKeyForAnotherOrderIsRefused() {
        var key = newKey();
        orders().place(TEA, Optional.of(key));
        var coffee = new NewOrder("ada", "coffee", 2);

        assertThatThrownBy(() -> orders().place(coffee, Optional.of(IdempotencyKey.of(key.text(), coffee))))
                .isInstanceOf(KeyReusedException.class)
                .hasMessage("The idempotency key \"%s\" was used for another order. Use a new key for a new order."
                        .formatted(key.text()));
    }

    @Test
    void aHundredRequestsWithOneKeyMakeOneOrder() {
        var key = newKey();

        var placements = Together.run(CROWD, i -> orders().place(TEA, Optional.of(key)));

        assertThat(placements).hasSize(CROWD);
        assertThat(placements.stream().map(placement -> placement.order().id()).distinct())
                .hasSize(1);
        assertThat(placements.stream().filter(placement -> !placement.replayed()))
                .hasSize(1);
    }

    @Test
    void ofAHundredWritersOfOneVersionOneSucceeds() {
        var order = placed();

        var outcomes = Together.run(CROWD, i -> {
            try {
                orders().step(order.id(), i % 2 == 0 ? Status.PAID : Status.CANCELLED, OptionalLong.of(1));
                return true;
            } catch (StaleVersionException e) {
                return false;
            }
        });

        assertThat(outcomes).hasSize(CROWD).containsOnlyOnce(true);
        assertThat(store().find(order.id()).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void ofAHundredWritersWithoutAVersionEachTakesALegalStepOrIsToldWhyNot() {
        var order = placed();

        var outcomes = Together.run(CROWD, i -> {
            try {
                return orders().step(order.id(), Status.PAID, OptionalLong.empty())
                        .status();
            } catch (IllegalStepException e) {
                assertThat(e).hasMessage("A paid order cannot become paid. It can become shipped or cancelled.");
                return Status.CANCELLED;
            }
        });

        assertThat(outcomes).hasSize(CROWD).containsOnlyOnce(Status.PAID);
        assertThat(store().find(order.id()).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void pagesHoldEveryOrderOnceTheNewestFirst() {
        var placed = new ArrayList<UUID>();
        for (int i = 0; i < 7; i++) {
            placed.add(0, placed().id());
        }

        assertThat(listed(Optional.empty(), 3)).containsSubsequence(placed).doesNotHaveDuplicates();
    }

    @Test
    void aListOfOneStatusHoldsNoOther() {
        var paid = placed();
        var placed = placed();
        orders().step(paid.id(), Status.PAID, OptionalLong.empty());

        assertThat(listed(Optional.of(Status.PAID), 2)).contains(paid.id()).doesNotContain(placed.id());
        assertThat(listed(Optional.of(Status.PLACED), 2)).contains(placed.id()).doesNotContain(paid.id());
    }

    @Test
    void theLastPageSaysSo() {
        var order = placed();

        var page = store().list(new Query(Optional.empty(), Optional.of(order.id()), 100));

        assertThat(page.orders()).extracting(Order::id).doesNotContain(order.id());
        assertThat(store().list(new Query(Optional.empty(), Optional.of(new UUID(0, 0)), 100)))
                .isEqualTo(new Page(List.of(), false));
    }

    private List<UUID> listed(Optional<Status> status, int size) {
        var ids = new ArrayList<UUID>();
        Optional<UUID> before = Optional.empty();
        while (true) {
            var page = store().list(new Query(status, before, size));
            page.orders().forEach(order -> ids.add(order.id()));
            assertThat(page.orders()).hasSizeLessThanOrEqualTo(size);
            if (!page.more()) {
                return ids;
            }
            before = Optional.of(ids.get(ids.size() - 1));
        }
    }

    @Test
    void everyChangeHasItsEventUntilThatIsPublished() {
        var order = placed();
        orders().step(order.id(), Status.PAID, OptionalLong.empty());

        assertThat(written).hasSize(2);
        assertThat(unpublished(order)).containsExactlyInAnyOrderElementsOf(written);

        store().published(List.of(written.get(0)));
        assertThat(unpublished(order)).containsExactly(written.get(1));

        store().published(written);
        assertThat(unpublished(order)).isEmpty();
    }

    @Test
    void aChangeThatWasRefusedHasNoEvent() {
        var order = placed();
        orders().step(order.id(), Status.PAID, OptionalLong.empty());
        int before = unpublished(order).size();

        assertThatThrownBy(() -> orders().step(order.id(), Status.CANCELLED, OptionalLong.of(1)))
                .isInstanceOf(StaleVersionException.class);

        assertThat(unpublished(order)).hasSize(before);
    }

    @Test
    void eventsOfTheFutureAreNotUnpublishedYet() {
        var order = placed();

        assertThat(store().unpublished(order.createdAt(), Integer.MAX_VALUE))
                .noneMatch(event -> event.order().id().equals(order.id()));
    }

    @Test
    void noMoreEventsComeThanWereAskedFor() {
        placed();
        placed();

        assertThat(store().unpublished(Instant.now().plusSeconds(1), 1)).hasSize(1);
    }

    private List<OrderEvent> unpublished(Order order) {
        return store().unpublished(Instant.now().plusSeconds(1), 10_000).stream()
                .filter(event -> event.order().id().equals(order.id()))
                .toList();
    }

    @Test
    void aProductWithoutEventsHasNoSales() {
        assertThat(store().sales(newProduct())).isEqualTo(Sales.NONE);
    }

    @Test
    void salesAreTheOrdersThatWerePlacedAndNotCancelled() {
        var product = newProduct();

        assertThat(store().count(change(product, 2, Status.PLACED))).isTrue();
        assertThat(store().count(change(product, 10_000, Status.PLACED))).isTrue();
        assertThat(store().count(change(product, 2, Status.CANCELLED))).isTrue();

        assertThat(store().sales(product)).isEqualTo(new Sales(1, 10_000));
        assertThat(store().sales(product + " ")).isEqualTo(Sales.NONE);
    }

    @Test
    void anEventCountsOnce() {
        var product = newProduct();
        var placed = change(product, 2, Status.PLACED);

        assertThat(store().count(placed)).isTrue();
        assertThat(store().count(placed)).isFalse();

        assertThat(store().sales(product)).isEqualTo(new Sales(1, 2));
    }

    @Test
    void anEventThatManyCountAtOnceCountsOnce() {
        var product = newProduct();
        var placed = change(product, 2, Status.PLACED);

        var counted = Together.run(10, i -> store().count(placed));

        assertThat(counted).containsOnlyOnce(true);
        assertThat(store().sales(product)).isEqualTo(new Sales(1, 2));
    }

    @Test
    void aCancellationMayBeCountedBeforeThePlacement() {
        var product = newProduct();

        store().count(change(product, 3, Status.CANCELLED));
        assertThat(store().sales(product)).isEqualTo(new Sales(-1, -3));
        store().count(change(product, 3, Status.PLACED));

        assertThat(store().sales(product)).isEqualTo(Sales.NONE);
    }

    @Test
    void theLongestProductIsCounted() {
        var product = "🍵".repeat(100 - 36) + newProduct();

        assertThat(store().count(change(product, 1, Status.PLACED))).isTrue();
        assertThat(store().sales(product)).isEqualTo(new Sales(1, 1));
    }

    private static String newProduct() {
        return UUID.randomUUID().toString();
    }

    private static SalesChange change(String product, int quantity, Status status) {
        return SalesChange.of(UUID.randomUUID(), product, quantity, status).orElseThrow();
    }

    @Test
    void aStoreThatAnswersIsReady() {
        assertThatCode(store()::check).doesNotThrowAnyException();
    }
}
