package dev.slipway.orders.mysql;

import dev.slipway.orders.order.Sales;
import dev.slipway.orders.order.SalesChange;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;

/** Sales in the table {@code sales}, and the events that they contain in {@code counted_events}. */
final class SalesTable {

    private SalesTable() {}

    /** Adds a change in one transaction with its event; returns false if the event was counted before. */
    static boolean count(SalesChange change, Pool pool) {
        return pool.transaction(connection -> {
            if (!take(change, connection)) {
                return false;
            }
            Pool.update(
                    connection,
                    "INSERT INTO sales (product, orders, quantity) VALUES (?, ?, ?)"
                            + " ON DUPLICATE KEY UPDATE orders = orders + ?, quantity = quantity + ?",
                    insert -> {
                        insert.setBytes(1, bytes(change.product()));
                        insert.setLong(2, change.orders());
                        insert.setLong(3, change.quantity());
                        insert.setLong(4, change.orders());
                        insert.setLong(5, change.quantity());
                    });
            return true;
        });
    }

    /** Waits for a concurrent transaction with the same event. */
    private static boolean take(SalesChange change, Connection connection) throws SQLException {
        try {
            Pool.update(
                    connection,
                    "INSERT INTO counted_events (event_id) VALUES (?)",
                    insert -> insert.setBytes(1, Rows.bytes(change.event())));
            return true;
        } catch (SQLException e) {
            if (SqlFaults.isDuplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    static Sales sales(String product, Pool pool) {
        return pool.run(connection -> {
            try (var select = connection.prepareStatement("SELECT orders, quantity FROM sales WHERE product = ?")) {
                select.setBytes(1, bytes(product));
                try (var rows = select.executeQuery()) {
                    return rows.next() ? new Sales(rows.getLong("orders"), rows.getLong("quantity")) : Sales.NONE;
                }
            }
        });
    }

    private static byte[] bytes(String product) {
        return product.getBytes(StandardCharsets.UTF_8);
    }
}
