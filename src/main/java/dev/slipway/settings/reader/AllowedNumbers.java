package dev.slipway.settings.reader;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The whole numbers of a section of which only some are allowed; another one is an error. */
record AllowedNumbers(RawValues values) {
    /** A whole number above an amount that is included without the key. */
    OptionalInt above(String key, int included, int max, String unit) {
        var value = values.scalar(key);
        if (value.isPresent() && value.get().matches("\\d{1,9}") && Integer.parseInt(value.get()) <= included) {
            values.error(key, value.get(), "%d %s are included".formatted(included, unit), "remove it");
            return OptionalInt.empty();
        }
        return values.integer(key, included + 1, max, "");
    }

    /** One of the allowed numbers, which are in ascending order. */
    OptionalInt oneOf(String key, List<Integer> allowed) {
        var value = values.scalar(key);
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!value.get().matches("-?\\d{1,9}")) {
            values.error(key, value.get(), listed(allowed) + " are allowed", "set it to one of them, without a unit");
            return OptionalInt.empty();
        }
        var number = Integer.parseInt(value.get());
        if (allowed.contains(number)) {
            return OptionalInt.of(number);
        }
        var enough = allowed.stream().filter(candidate -> candidate >= number).findFirst();
        values.error(
                key,
                value.get(),
                listed(allowed) + " are allowed",
                "set it to " + enough.orElseGet(() -> allowed.get(allowed.size() - 1)));
        return OptionalInt.empty();
    }

    static String listed(List<Integer> numbers) {
        return numbers.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
