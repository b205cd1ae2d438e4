package dev.slipway.settings.rules;

import dev.slipway.settings.TaskSection;
import dev.slipway.settings.reader.ConfigError;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * A rule between several settings. A rule about one setting is in the setting's spec.
 *
 * @param key the key that its errors name, with {@code <name>} for a name of the stack file and {@code []} for a position
 *     in a list. The name after that of a service or a queue, in a key of {@code routes} or {@code on}, is the position in a list or empty
 * @param sentence the rule as {@code docs/settings/rules.md} lists it
 * @param check the settings that break the rule
 */
record SettingsRule(String key, String sentence, Function<RuleInput, Stream<Breach>> check) {
    /**
     * Settings that break a rule.
     *
     * @param names the names and positions in the key, from left to right
     * @param value the value of the key, or empty
     * @param problem the reason, in the words of the key
     * @param fix the change that keeps the rule; empty if the problem names it
     */
    record Breach(List<String> names, String value, String problem, String fix) {
        /** A breach under a key without names. */
        static Breach of(String value, String problem, String fix) {
            return new Breach(List.of(), value, problem, fix);
        }

        /** The problem and the fix, as errors of single settings have them. */
        String message() {
            return fix.isEmpty() ? problem : problem + "; " + fix;
        }

        /** The same breach under the names of its key. */
        Breach at(String... names) {
            return new Breach(List.of(names), value, problem, fix);
        }
    }

    /**
     * The rule for a key of services and the same rule for the key of jobs.
     *
     * @param key the key below the name of a service or job
     * @param sentence the rule, with {@code %s} for {@code service} or {@code job}
     * @param check the breaches of the tasks of one of the sections
     */
    static List<SettingsRule> ofTasks(
            String key, String sentence, BiFunction<RuleInput, TaskSection, Stream<Breach>> check) {
        return Arrays.stream(TaskSection.values())
                .map(section -> new SettingsRule(
                        section.key() + ".<name>." + key,
                        sentence.formatted(section.word()),
                        input -> check.apply(input, section)))
                .toList();
    }

    Stream<ConfigError> errors(RuleInput input) {
        return check.apply(input).map(breach -> new ConfigError(key(breach.names()), breach.value(), breach.message()));
    }

    private String key(List<String> names) {
        var full = key;
        for (var name : names) {
            full = full.replaceFirst(
                    "<[a-z]+>|(?<=\\[)(?=])|(?<=\\.(routes|on))(?=\\.)", Matcher.quoteReplacement(name));
        }
        return full;
    }
}
