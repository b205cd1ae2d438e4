package dev.slipway.orders.mysql;

import dev.slipway.orders.order.Order;
import dev.slipway.orders.order.OrderEvent;
import dev.slipway.orders.order.Status;
import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Orders and events as rows. */
final class Rows {

    /** Columns of an order after its id, in the order of their parameters. */
    static final String CONTENT = "customer, product, quantity, status, created_at, updated_at, version";

    private Rows() {}

    /** Sets the id of an order and its content from this parameter on. */
    static void set(PreparedStatement statement, int first, Order order) throws SQLException {
        int i = first;
        statement.setBytes(i++, bytes(order.id()));
        statement.setString(i++, order.customer());
        statement.setString(i++, order.product());
        statement.setInt(i++, order.quantity());
        statement.setString(i++, order.status().text());
        statement.setObject(i++, utc(order.createdAt()));
        statement.setObject(i++, utc(order.updatedAt()));
        statement.setLong(i, order.version());
    }

    /** Sets the id of an event, its previous status and its order. */
    static void set(PreparedStatement statement, OrderEvent event) throws SQLException {
        statement.setBytes(1, bytes(event.id()));
        statement.setString(2, event.previous().map(Status::text).orElse(null));
        set(statement, 3, event.order());
    }

    /** The order of a row that has its id as {@code order_id}. */
    static Order order(ResultSet row) throws SQLException {
        return new Order(
                uuid(row.getBytes("order_id")),
                row.getString("customer"),
                row.getString("product"),
                row.getInt("quantity"),
                status(row.getString("status")),
                instant(row, "created_at"),
                instant(row, "updated_at"),
                row.getLong("version"));
    }

    static OrderEvent event(ResultSet row) throws SQLException {
        var previous = Optional.ofNullable(row.getString("previous_status")).map(Rows::status);
        return new OrderEvent(uuid(row.getBytes("event_id")), order(row), previous);
    }

    static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static UUID uuid(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    private static Status status(String text) {
        return Status.of(text)
                .orElseThrow(() -> new IllegalStateException("The database holds the status \"%s\"".formatted(text)));
    }

    /** A time without a zone, which neither the driver nor the database converts. */
    static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }
}
