package dev.slipway.orders.order;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/**
 * Idempotency key of a request that places an order: a repeated request creates no second order.
 *
 * @param text 1 to 255 characters
 * @param fingerprint the fingerprint of the requested order; the same key with another order is rejected
 */
public record IdempotencyKey(String text, String fingerprint) {

    /** Minimum time that a store keeps a key. */
    public static final Duration REMEMBERED = Duration.ofHours(24);

    /** The key of a request for this order. */
    public static IdempotencyKey of(String text, NewOrder order) {
        // The lengths come first, so that different orders have different texts.
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
