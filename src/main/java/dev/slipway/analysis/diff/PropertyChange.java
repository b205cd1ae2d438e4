package dev.slipway.analysis.diff;

import dev.slipway.engine.Unknown;
import org.jspecify.annotations.Nullable;

/**
 * One input property of which the value changes.
 *
 * @param path dots between names, brackets around positions; {@code []} at the end for a value of a set
 * @param before null where it appears
 * @param after null where it goes; {@link Unknown#VALUE} where it is known after the {@code up} alone
 * @param replaces whether the change replaces the resource
 */
public record PropertyChange(
        String path, @Nullable Object before, @Nullable Object after, boolean replaces) {

    /** Whether what comes is known after the {@code up} alone. */
    public boolean isUnknown() {
        return Unknown.is(after);
    }

    PropertyChange replacing() {
        return new PropertyChange(path, before, after, true);
    }
}
