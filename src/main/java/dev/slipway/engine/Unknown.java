package dev.slipway.engine;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The value of unknown outputs in Pulumi's protocol. */
public final class Unknown {
    /** See {@code plugin.UnknownStringValue} of Pulumi's SDKs. */
    public static final String VALUE = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    private Unknown() {}

    /** True for an unknown value. */
    public static boolean is(@Nullable Object value) {
        return VALUE.equals(value);
    }

    /** True for a value with an unknown part. */
    public static boolean isWithin(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().anyMatch(Unknown::isWithin);
        }
        if (value instanceof Iterable<?> list) {
            for (var item : list) {
                if (isWithin(item)) {
                    return true;
                }
            }
            return false;
        }
        return Objects.toString(value).contains(VALUE);
    }
}
