package dev.slipway.orders.order;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/**
 * A client's name for one request to place an order, so that repeating the request makes no second order.
 *
 * @param text 1 to 255 characters
 * @param fingerprint of the order asked for: the same key with another order is refused
 */
public record IdempotencyKey(String text, String fingerprint) {

    /** Minimum time that a store keeps a key. */
    public static final Duration REMEMBERED = Duration.ofHours(24);

    /** The key of a request for this order. */
    public static IdempotencyKey of(String text, NewOrder order) {
        // Lengths first: no two orders have the same text.
        var asked = "%d %d %d %s%s"
                .formatted(
                        order.customer().length(),
                        order.product().length(),
                        order.quantity(),
                        order.customer(),
                        order.product());
        return new IdempotencyKey(text, sha256(asked));
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
