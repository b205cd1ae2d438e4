package dev.slipway.orders.order;

/** Exception for an idempotency key that was used for another order. */
public final class KeyReusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public KeyReusedException(IdempotencyKey key) {
        super("The idempotency key \"%s\" was used for another order. Use a new key for a new order."
                .formatted(key.text()));
    }
}
