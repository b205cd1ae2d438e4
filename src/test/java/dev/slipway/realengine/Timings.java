package dev.slipway.realengine;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The duration of each operation on each stack, printed for people; no test depends on it. */
final class Timings {
    private final Map<String, Map<String, Duration>> taken = Collections.synchronizedMap(new LinkedHashMap<>());

    void add(String stack, String operation, Duration time) {
        taken.computeIfAbsent(stack, name -> Collections.synchronizedMap(new LinkedHashMap<>()))
                .merge(operation, time, Duration::plus);
    }

    /** A line for each stack; nothing where no stack was applied. */
    String table() {
        if (taken.isEmpty()) {
            return "";
        }
        var table = new StringBuilder("engine tests, seconds:\n");
        taken.forEach((stack, operations) -> {
            table.append("  %-8s".formatted(stack));
            operations.forEach((operation, time) -> table.append("  %s %d".formatted(operation, time.toSeconds())));
            table.append('\n');
        });
        return table.toString();
    }
}
