package dev.slipway.analysis.diff;

import dev.slipway.engine.Unknown;
import org.jspecify.annotations.Nullable;

/**
 * A change of one input property.
 *
 * @param path dots between names, brackets around positions; {@code []} at the end for a value of a set
 * @param before null for a new property
 * @param after null for a removed property; {@link Unknown#VALUE} if the value is known only after the {@code up}
 * @param replaces true if the change replaces the resource
 */
public record PropertyChange(
        String path, @Nullable Object before, @Nullable Object after, boolean replaces) {

    /** True if the new value is known only after the {@code up}. */
    public boolean isUnknown() {
        return Unknown.is(after);
    }

    PropertyChange replacing() {
        return new PropertyChange(path, before, after, true);
    }
}
