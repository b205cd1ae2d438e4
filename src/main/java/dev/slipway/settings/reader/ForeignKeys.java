package dev.slipway.settings.reader;

import dev.slipway.base.DataFile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Names of keys in AWS Copilot, ECS task definitions and Docker Compose, with the keys of a stack file that mean the same. They
 * are too far from these to be typing errors.
 */
final class ForeignKeys {
    private static final Map<?, ?> ROWS = DataFile.read(ForeignKeys.class, "foreign-keys.yaml");

    private ForeignKeys() {}

    /**
     * The change that replaces a key of another tool; empty for an unknown name.
     *
     * @param isKnown true for a key that the section has, of which the first one in the row is suggested
     */
    static Optional<String> fix(String key, Predicate<String> isKnown) {
        var row = ROWS.get(key.toLowerCase(Locale.ROOT).replaceAll("[_-]", ""));
        if (row instanceof List<?> keys) {
            return keys.stream()
                    .map(Object::toString)
                    .filter(own -> !own.equals(key) && isKnown.test(own))
                    .map("did you mean %s?"::formatted)
                    .findFirst();
        }
        return Optional.ofNullable(row).map(Object::toString);
    }

    /** The names, without hyphens and underscores and in lower case, with their rows. */
    static Map<?, ?> rows() {
        return ROWS;
    }
}
