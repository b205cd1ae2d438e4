package dev.slipway.settings.imports.copilot;

import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.ShellWords;
import dev.slipway.settings.imports.SourceField;
import dev.slipway.settings.imports.SourceFields;
import dev.slipway.settings.imports.SourceValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Reader of the fields that a main container and a sidecar have, apart from variables and secrets. */
final class ContainerFields {
    private static final List<String> CONDITIONS = List.of("start", "complete", "success", "healthy");
    private static final int MAX_CHECK_SECONDS = 300;

    private ContainerFields() {}

    /** {@code entrypoint} and {@code command}. */
    static void commands(SourceFields fields, DraftSection draft) {
        words(fields, "entrypoint", "entryPoint", draft);
        words(fields, "command", "command", draft);
    }

    private static void words(SourceFields fields, String field, String key, DraftSection draft) {
        fields.texts(field).ifPresent(texts -> {
            var source = texts.source();
            var words = ShellWords.of(source);
            if (words.isEmpty()) {
                draft.report().ignored(source, "an empty command is that of the image");
            } else {
                draft.take(key, words, source);
            }
        });
    }

    /** {@code labels}. */
    static void labels(SourceFields fields, DraftSection draft) {
        fields.value("labels").ifPresent(source -> {
            var labels = fields.textEntries("labels");
            labels.forEach(draft.section("dockerLabels")::put);
            draft.report().taken(source, draft.key("dockerLabels"));
        });
    }

    /** {@code depends_on}. */
    static void dependsOn(SourceFields fields, DraftSection draft, Workload workload) {
        fields.value("depends_on").filter(SourceValue::isObject).ifPresent(source -> {
            var conditions = fields.section("depends_on").orElseThrow();
            source.members().keySet().forEach(name -> conditions
                    .choice(name, CONDITIONS)
                    .ifPresent(condition -> dependsOn(name, condition, draft, workload)));
        });
    }

    private static void dependsOn(String name, SourceField<String> condition, DraftSection draft, Workload workload) {
        var sidecars =
                workload.source().member("sidecars").map(SourceValue::members).orElse(Map.of());
        if (sidecars.containsKey(name)) {
            draft.section("dependsOn")
                    .take(name, condition.value().toLowerCase(java.util.Locale.ROOT), condition.source());
        } else if (name.equals(workload.name())) {
            draft.report()
                    .lost(
                            condition.source(),
                            "sidecars start before the service's container or beside it, never after it: let the sidecar wait by itself");
        } else {
            workload.errors().add(condition.source(), "there is no container %s; name one of sidecars".formatted(name));
        }
    }

    /** The health check of a container by a command, with Copilot's defaults. */
    static void healthCheck(SourceFields fields, DraftSection draft) {
        fields.section("healthcheck").ifPresent(check -> {
            var health = draft.section("health");
            check.texts("command")
                    .ifPresentOrElse(
                            command -> health.take("command", command(command.value()), command.source()),
                            () -> health.preset(
                                    "command",
                                    List.of("CMD-SHELL", "curl -f http://localhost/ || exit 1"),
                                    check.source(),
                                    "the command of a check without one in Copilot"));
            seconds(check, "interval", "intervalSeconds", health, 10, "");
            number(check, "retries", "retries", health, 2);
            seconds(
                    check,
                    "timeout",
                    "timeoutSeconds",
                    health,
                    5,
                    "Slipway's default is 5, or 1 less than the interval");
            seconds(check, "start_period", "startPeriodSeconds", health, 0, "");
        });
    }

    /** A command of a check: words without CMD in front are run as they are. */
    private static List<String> command(List<String> words) {
        if (words.size() == 1 && !words.get(0).startsWith("CMD")) {
            return List.of("CMD-SHELL", words.get(0));
        }
        return words;
    }

    private static void seconds(
            SourceFields check, String field, String key, DraftSection health, int otherwise, String note) {
        check.duration(field)
                .ifPresentOrElse(
                        duration -> {
                            var seconds = Durations.seconds(duration.value());
                            if (seconds > MAX_CHECK_SECONDS) {
                                check.errors()
                                        .add(
                                                duration.source(),
                                                "0s to 300s is allowed, the limits of ECS; set it to 300s");
                            }
                            health.take(key, seconds, duration.source());
                        },
                        () -> health.preset(
                                key,
                                otherwise,
                                check.source(),
                                note.isEmpty() ? "Copilot's default of %s".formatted(field) : note));
    }

    private static void number(SourceFields check, String field, String key, DraftSection health, int otherwise) {
        check.integer(field, 1, 10)
                .ifPresentOrElse(
                        number -> health.take(key, number),
                        () -> health.preset(key, otherwise, check.source(), "Copilot's default of " + field));
    }

    /** Durations in the units of settings. */
    static final class Durations {
        private Durations() {}

        /** Whole seconds, rounded up. */
        static int seconds(Duration duration) {
            return (int) Math.min(Integer.MAX_VALUE, Math.ceil(duration.toMillis() / 1000.0));
        }

        /** Whole minutes, rounded up. */
        static int minutes(Duration duration) {
            return (int) Math.ceil(seconds(duration) / 60.0);
        }

        /** Whole days, rounded up. */
        static int days(Duration duration) {
            return (int) Math.ceil(seconds(duration) / 86400.0);
        }
    }
}
