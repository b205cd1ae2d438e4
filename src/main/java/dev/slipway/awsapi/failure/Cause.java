package dev.slipway.awsapi.failure;

import dev.slipway.base.DataFile;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A known cause of failed tasks, from {@code causes.yaml}, which describes the keys of an entry.
 *
 * @param name the key of the entry
 * @param matches alternatives, each with all patterns that have to be found
 */
record Cause(String name, List<Map<String, Pattern>> matches, Diagnosis diagnosis) {
    /** All known causes, in the order of their checks. */
    static final List<Cause> ALL = DataFile.read(Cause.class, "causes.yaml").entrySet().stream()
            .map(entry -> of(entry.getKey().toString(), (Map<?, ?>) entry.getValue()))
            .toList();

    private static Cause of(String name, Map<?, ?> entry) {
        return new Cause(
                name,
                ((List<?>) entry.get("matches"))
                        .stream().map(item -> patterns((Map<?, ?>) item)).toList(),
                new Diagnosis(entry.get("cause").toString(), entry.get("fix").toString()));
    }

    private static Map<String, Pattern> patterns(Map<?, ?> item) {
        return item.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().toString(),
                        entry -> Pattern.compile(entry.getValue().toString(), Pattern.DOTALL)));
    }

    boolean explains(Symptoms symptoms) {
        return matches.stream().anyMatch(patterns -> patterns.entrySet().stream()
                .allMatch(entry -> symptoms.have(entry.getKey(), entry.getValue())));
    }
}
