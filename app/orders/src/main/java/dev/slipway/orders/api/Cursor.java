package dev.slipway.orders.api;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The last order of a page as an opaque text for the next request. */
final class Cursor {

    /** 16 bytes; the last character holds two bits of them. */
    private static final Pattern FORM = Pattern.compile("[\\w-]{21}[AQgw]");

    private Cursor() {}

    static String after(UUID last) {
        var bytes = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(last.getMostSignificantBits())
                .putLong(last.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** The order in a cursor; empty for an invalid one. */
    static Optional<UUID> read(String cursor) {
        if (!FORM.matcher(cursor).matches()) {
            return Optional.empty();
        }
        var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
        return Optional.of(new UUID(bytes.getLong(), bytes.getLong()));
    }
}
