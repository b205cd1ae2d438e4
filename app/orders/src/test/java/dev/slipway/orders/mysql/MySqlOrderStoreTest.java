package dev.slipway.orders.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.uuid.Generators;
import dev.slipway.orders.order.IdempotencyKey;
import dev.slipway.orders.order.NewOrder;
import dev.slipway.orders.order.Order;
import dev.slipway.orders.order.OrderEvent;
import dev.slipway.orders.order.OrderStore;
import dev.slipway.orders.order.OrderStoreSuite;
import dev.slipway.orders.order.Placement;
import dev.slipway.orders.order.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MySqlOrderStoreTest extends OrderStoreSuite {

    private static final String DATABASE = "store";
    private static final NewOrder TEA = new NewOrder("ada", "tea", 2);

    private static MySqlOrderStore store;

    @BeforeAll
    static void open() {
        store = MySqlOrderStore.of(MariaDb.lookUp(MariaDb.running().migrated(DATABASE)));
        MariaDb.firstAnswer(store);
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Override
    protected OrderStore store() {
        return store;
    }

    @Test
    void keysThatDifferInCaseOrTrailingSpaceAreDifferentKeys() {
        var text = UUID.randomUUID().toString();
        for (var key : new String[] {text + "k", text + "K", text + "k ", text + "ḱ"}) {
            assertThat(place(IdempotencyKey.of(key, TEA), Instant.now()).replayed())
                    .as(key)
                    .isFalse();
        }
    }

    @Test
    void theLongestKeyIsKept() {
        var key = IdempotencyKey.of(UUID.randomUUID() + "🍵".repeat(255 - 36), TEA);

        assertThat(place(key, Instant.now()).replayed()).isFalse();
        assertThat(place(key, Instant.now()).replayed()).isTrue();
    }

    @Test
    void keysAreForgottenByAgeInBatches() {
        var past = Instant.parse("2001-01-01T00:00:00Z");
        var old = IdempotencyKey.of(UUID.randomUUID().toString(), TEA);
        var kept = IdempotencyKey.of(UUID.randomUUID().toString(), TEA);
        place(old, past);
        place(IdempotencyKey.of(UUID.randomUUID().toString(), TEA), past);
        place(IdempotencyKey.of(UUID.randomUUID().toString(), TEA), past);
        place(kept, past.plusMillis(1));

        assertThat(KeyPurge.purge(store.pool(), past.plusMillis(1), 2)).isEqualTo(3);

        assertThat(place(kept, Instant.now()).replayed()).isTrue();
        assertThat(place(old, Instant.now()).replayed()).isFalse();
    }

    @Test
    void timesAreUtcWhateverTheTimeZoneOfTheServer() throws Exception {
        var at = Instant.parse("2026-03-29T01:30:00.123Z");
        var order = place(Optional.empty(), at).order();

        try (var connection = MariaDb.running().connect(DATABASE);
                var select = connection.prepareStatement("SELECT CAST(created_at AS CHAR) FROM orders WHERE id = ?")) {
            select.setBytes(1, Rows.bytes(order.id()));
            var rows = select.executeQuery();
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("2026-03-29 01:30:00.123");
        }
        assertThat(store.find(order.id())).contains(order);
    }

    @Test
    void aTransactionThatLosesADeadlockIsTriedAgain() throws Exception {
        var one = place(Optional.empty(), Instant.now()).order();
        var calls = new int[1];

        var version = store.pool().transaction(connection -> {
            if (calls[0]++ == 0) {
                throw new java.sql.SQLTransactionRollbackException("Deadlock found", "40001", 1213);
            }
            return Pool.update(
                    connection,
                    "UPDATE orders SET version = version + 1 WHERE id = ?",
                    update -> update.setBytes(1, Rows.bytes(one.id())));
        });

        assertThat(version).isEqualTo(1);
        assertThat(calls[0]).isEqualTo(2);
        assertThat(store.find(one.id()).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void aFaultyStatementIsNoExcuse() {
        assertThatThrownBy(() -> store.pool().run(connection -> Pool.update(connection, "DELETE FROM", delete -> {})))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("A statement is wrong: You have an error in your SQL syntax");
    }

    @Test
    void readinessAsksForTheNewestMigration() throws Exception {
        try (var files = Files.list(Path.of("src/main/resources/db/migration"))) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted())
                    .last()
                    .asString()
                    .startsWith("V" + MySqlOrderStore.SCHEMA + "__");
        }
    }

    private static Placement place(IdempotencyKey key, Instant at) {
        return place(Optional.of(key), at);
    }

    private static Placement place(Optional<IdempotencyKey> key, Instant at) {
        var ids = Generators.timeBasedEpochGenerator();
        var order = new Order(
                ids.generate(),
                TEA.customer(),
                TEA.product(),
                TEA.quantity(),
                Status.PLACED,
                at.truncatedTo(ChronoUnit.MILLIS),
                at,
                1);
        return store.place(order, new OrderEvent(ids.generate(), order, Optional.empty()), key);
    }
}
