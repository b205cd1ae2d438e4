package dev.slipway.engine;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The value that stands for one nobody knows before an {@code up}, as Pulumi's protocol has it. */
public final class Unknown {
    /** See {@code plugin.UnknownStringValue} of Pulumi's SDKs. */
    public static final String VALUE = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    private Unknown() {}

    /** Whether the value is wholly unknown. */
    public static boolean is(@Nullable Object value) {
        return VALUE.equals(value);
    }

    /** Whether the value is made of something unknown. */
    public static boolean isWithin(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().anyMatch(Unknown::isWithin);
        }
        if (value instanceof Iterable<?> list) {
            for (var each : list) {
                if (isWithin(each)) {
                    return true;
                }
            }
            return false;
        }
        return Objects.toString(value).contains(VALUE);
    }
}
