package dev.slipway.orders.mysql;

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
import dev.slipway.orders.order.StoreUnavailableException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Orders in MySQL. A change is written in one transaction with its event, which waits in the table {@code outbox}. */
public final class MySqlOrderStore implements OrderStore {

    /** The newest migration, without which this code cannot work. */
    static final String SCHEMA = "5";

    private static final String SELECT = "SELECT id AS order_id, " + Rows.CONTENT + " FROM orders ";

    /** Upper bound of all ids. */
    private static final UUID END = new UUID(-1, -1);

    private final Pool pool;
    private final KeyPurge purge;

    private MySqlOrderStore(Pool pool) {
        this.pool = pool;
        this.purge = KeyPurge.start(pool);
    }

    /**
     * The store of the environment variables {@code DB_*}, which need not be reachable.
     *
     * @throws io.micronaut.context.exceptions.ConfigurationException if they are not right
     */
    public static MySqlOrderStore of(Function<String, Optional<String>> environment) {
        try {
            return new MySqlOrderStore(Pool.open(MySqlSettings.of(environment)));
        } catch (SQLException e) {
            throw new IllegalStateException("The driver refuses its settings", e);
        }
    }

    Pool pool() {
        return pool;
    }

    @Override
    public Optional<Order> find(UUID id) {
        return pool.run(connection -> {
            try (var select = connection.prepareStatement(SELECT + "WHERE id = ?")) {
                select.setBytes(1, Rows.bytes(id));
                try (var rows = select.executeQuery()) {
                    return rows.next() ? Optional.of(Rows.order(rows)) : Optional.empty();
                }
            }
        });
    }

    @Override
    public Placement place(Order order, OrderEvent event, Optional<IdempotencyKey> key) {
        key.ifPresent(written -> purge.written());
        return pool.transaction(connection -> {
            if (key.isPresent() && !take(key.get(), order, connection)) {
                return new Placement(earlier(key.get(), connection), true);
            }
            Pool.update(
                    connection,
                    "INSERT INTO orders (id, " + Rows.CONTENT + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    insert -> Rows.set(insert, 1, order));
            insert(event, connection);
            return new Placement(order, false);
        });
    }

    /** Waits for a concurrent transaction with the same key. */
    private static boolean take(IdempotencyKey key, Order order, Connection connection) throws SQLException {
        try {
            Pool.update(
                    connection,
                    "INSERT INTO idempotency_keys (request_key, fingerprint, order_id, taken_at) VALUES (?, ?, ?, ?)",
                    insert -> {
                        insert.setBytes(1, bytes(key));
                        insert.setString(2, key.fingerprint());
                        insert.setBytes(3, Rows.bytes(order.id()));
                        insert.setObject(4, Rows.utc(order.createdAt()));
                    });
            return true;
        } catch (SQLException e) {
            if (SqlFaults.isDuplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    private static Order earlier(IdempotencyKey key, Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("SELECT fingerprint, order_id, " + Rows.CONTENT
                + " FROM idempotency_keys JOIN orders ON orders.id = order_id WHERE request_key = ?")) {
            select.setBytes(1, bytes(key));
            try (var rows = select.executeQuery()) {
                if (!rows.next()) {
                    throw new StoreUnavailableException("An idempotency key was forgotten as it came again", null);
                }
                if (!rows.getString("fingerprint").equals(key.fingerprint())) {
                    throw new KeyReusedException(key);
                }
                return Rows.order(rows);
            }
        }
    }

    private static byte[] bytes(IdempotencyKey key) {
        return key.text().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean replace(Order next, OrderEvent event) {
        return pool.transaction(connection -> {
            int changed = Pool.update(
                    connection,
                    "UPDATE orders SET status = ?, updated_at = ?, version = ? WHERE id = ? AND version = ?",
                    update -> {
                        update.setString(1, next.status().text());
                        update.setObject(2, Rows.utc(next.updatedAt()));
                        update.setLong(3, next.version());
                        update.setBytes(4, Rows.bytes(next.id()));
                        update.setLong(5, next.version() - 1);
                    });
            if (changed == 1) {
                insert(event, connection);
            }
            return changed == 1;
        });
    }

    private static void insert(OrderEvent event, Connection connection) throws SQLException {
        Pool.update(
                connection,
                "INSERT INTO outbox (event_id, previous_status, order_id, " + Rows.CONTENT
                        + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                insert -> Rows.set(insert, event));
    }

    @Override
    public Page list(Query query) {
        var sql = SELECT + "WHERE id < ?" + (query.status().isPresent() ? " AND status = ?" : "")
                + " ORDER BY id DESC LIMIT ?";
        return pool.run(connection -> {
            try (var select = connection.prepareStatement(sql)) {
                int i = 1;
                select.setBytes(i++, Rows.bytes(query.before().orElse(END)));
                if (query.status().isPresent()) {
                    select.setString(i++, query.status().get().text());
                }
                select.setInt(i, query.size() + 1);
                var orders = new ArrayList<Order>();
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        orders.add(Rows.order(rows));
                    }
                }
                return Page.of(orders, query.size());
            }
        });
    }

    @Override
    public List<OrderEvent> unpublished(Instant before, int limit) {
        return pool.run(connection -> {
            try (var select = connection.prepareStatement("SELECT event_id, previous_status, order_id, " + Rows.CONTENT
                    + " FROM outbox WHERE updated_at < ? ORDER BY updated_at, event_id LIMIT ?")) {
                select.setObject(1, Rows.utc(before));
                select.setInt(2, limit);
                var events = new ArrayList<OrderEvent>();
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        events.add(Rows.event(rows));
                    }
                }
                return events;
            }
        });
    }

    @Override
    public void published(List<OrderEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        var ids = events.stream().map(OrderEvent::id).sorted().toList();
        var marks = String.join(", ", Collections.nCopies(ids.size(), "?"));
        pool.transaction(connection ->
                Pool.update(connection, "DELETE FROM outbox WHERE event_id IN (" + marks + ")", delete -> {
                    for (int i = 0; i < ids.size(); i++) {
                        delete.setBytes(i + 1, Rows.bytes(ids.get(i)));
                    }
                }));
    }

    @Override
    public boolean count(SalesChange change) {
        return SalesTable.count(change, pool);
    }

    @Override
    public Sales sales(String product) {
        return SalesTable.sales(product, pool);
    }

    /** Checks that the database accepts writes, unlike a reader after a failover, and that it is migrated. */
    @Override
    public void check() {
        boolean migrated = pool.run(connection -> {
            Pool.update(
                    connection, "DELETE FROM outbox WHERE event_id = ?", delete -> delete.setBytes(1, Rows.bytes(END)));
            try (var select = connection.prepareStatement(
                    "SELECT version FROM flyway_schema_history WHERE version = ? AND success = 1")) {
                select.setString(1, SCHEMA);
                try (var rows = select.executeQuery()) {
                    return rows.next();
                }
            }
        });
        if (!migrated) {
            throw new StoreUnavailableException(
                    "The database is not at version %s of the schema. %s".formatted(SCHEMA, SqlFaults.MIGRATE), null);
        }
    }

    @Override
    public void close() {
        purge.close();
        pool.close();
    }
}
