package dev.slipway.orders.order;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Status of an order.
 *
 * <pre>
 * placed ──▶ paid ──▶ shipped ──▶ delivered
 *    │         │
 *    └─────────┴────▶ cancelled
 * </pre>
 *
 * Delivered and cancelled orders never change again.
 */
public enum Status {
    PLACED,
    PAID,
    SHIPPED,
    DELIVERED,
    CANCELLED;

    /** The allowed transitions, in the order of the life cycle. */
    public Set<Status> next() {
        return switch (this) {
            case PLACED -> EnumSet.of(PAID, CANCELLED);
            case PAID -> EnumSet.of(SHIPPED, CANCELLED);
            case SHIPPED -> EnumSet.of(DELIVERED);
            case DELIVERED, CANCELLED -> EnumSet.noneOf(Status.class);
        };
    }

    /** The text in JSON, in the database and in events: {@code placed}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status with a text; empty if there is none. */
    public static Optional<Status> of(String text) {
        return Stream.of(values()).filter(status -> status.text().equals(text)).findAny();
    }

    public static Set<Status> all() {
        return EnumSet.allOf(Status.class);
    }

    /** The texts of all statuses, in the order of the life cycle. */
    public static List<String> texts(Set<Status> statuses) {
        return statuses.stream().sorted().map(Status::text).toList();
    }
}
