package dev.slipway.settings.imports.copilot;

import dev.slipway.settings.imports.ImportErrors;
import dev.slipway.settings.imports.SourceValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The overrides of a manifest for one environment, its <a
 * href="https://aws.github.io/copilot-cli/docs/manifest/lb-web-service/#environments">{@code environments}</a>: objects are merged
 * key by key, lists and single values are replaced, and a value of another form replaces the whole.
 */
final class EnvironmentOverrides {
    static final String KEY = "environments";

    /** Keys of an object of which one group excludes the other. */
    private static final Map<String, List<Set<String>>> EXCLUSIVE = Map.of(
            "image", List.of(Set.of("build"), Set.of("location")),
            "count",
                    List.of(
                            Set.of("spot"),
                            Set.of(
                                    "range",
                                    "cpu_percentage",
                                    "memory_percentage",
                                    "requests",
                                    "response_time",
                                    "queue_delay")),
            "efs", List.of(Set.of("uid", "gid"), Set.of("id", "root_dir", "auth")));

    /** Objects whose members are single values, also where they are written as objects. */
    private static final Set<String> SINGLE = Set.of("variables", "secrets");

    private final Set<SourceValue> overridden = new HashSet<>();

    /** The manifest of an environment, without {@code environments}. */
    SourceValue applied(SourceValue manifest, String environment, ImportErrors errors) {
        var members = new LinkedHashMap<>(manifest.members());
        members.remove(KEY);
        var base = manifest.withMembers(members, List.of());
        var overrides = manifest.member(KEY);
        if (overrides.isEmpty()) {
            return base;
        }
        if (!overrides.get().isObject()) {
            errors.add(overrides.get(), "an object of environments is allowed; write their names below it");
            return base;
        }
        var own = overrides.get().members().get(environment);
        if (own == null || own.isNothing()) {
            return base;
        }
        if (!own.isObject()) {
            errors.add(own, "an object of fields is allowed; write the overridden fields below it");
            return base;
        }
        return merged(base, own, "");
    }

    /** True for a value that the overrides of an environment replace. */
    boolean replaced(SourceValue value) {
        return overridden.contains(value);
    }

    private SourceValue merged(SourceValue base, SourceValue over, String key) {
        if (over.isNothing()) {
            return base;
        }
        if (!base.isObject() || !over.isObject()) {
            overridden.add(base);
            return over;
        }
        var members = new LinkedHashMap<>(base.members());
        excluded(key, over).forEach(name -> {
            if (members.containsKey(name)) {
                overridden.add(members.remove(name));
            }
        });
        over.members().forEach((name, value) -> {
            var lower = members.get(name);
            if (lower == null) {
                members.put(name, value);
            } else if (SINGLE.contains(key)) {
                overridden.add(lower);
                members.put(name, value);
            } else {
                members.put(name, merged(lower, value, name));
            }
        });
        return base.withMembers(members, List.of(over));
    }

    /** The keys of the base that the overrides exclude. */
    private static List<String> excluded(String key, SourceValue over) {
        var excluded = new ArrayList<String>();
        var groups = EXCLUSIVE.getOrDefault(key, List.of());
        for (var group : groups) {
            if (group.stream().anyMatch(name -> over.member(name).isPresent())) {
                groups.stream().filter(other -> other != group).forEach(excluded::addAll);
            }
        }
        return excluded;
    }
}
