package dev.slipway.settings.imports.compose;

import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.SourceFields;
import dev.slipway.settings.imports.SourceValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reader of {@code healthcheck}, and writer of the check of a load balancer. */
final class ComposeHealth {
    private static final Pattern ADDRESS = Pattern.compile(
            "https?://(?:localhost|127\\.0\\.0\\.1|0\\.0\\.0\\.0|\\[::1])(?::(\\d+))?(/[^\\s\"'|;&)?]*)");
    private static final int INTERVAL = 30;

    private ComposeHealth() {}

    /** @param ingress the load balancers of the service; {@code none} without one */
    static void read(ComposeService service, String ingress) {
        var check = service.fields().section("healthcheck");
        var test = check.flatMap(ComposeHealth::test).map(words -> local(service, words));
        check.ifPresent(fields -> {
            check(service, fields, test, !ingress.equals("none"));
            fields.value("disable").ifPresent(value -> service.report()
                    .ignored(value, "a service without health.command has no check"));
        });
        if (ingress.contains("balancer")) {
            balancer(service, test);
        }
    }

    private static Optional<List<String>> test(SourceFields check) {
        var disabled = check.flag("disable").map(flag -> flag.value()).orElse(false);
        return check.texts("test")
                .map(test -> {
                    if (test.source().isText()) {
                        return List.of("CMD-SHELL", test.value().get(0));
                    }
                    return test.value();
                })
                .filter(words -> !disabled && words.size() > 1 && !words.get(0).equals("NONE"));
    }

    /** The words of a check with localhost for the names of the service, which its own container does not know. */
    private static List<String> local(ComposeService service, List<String> words) {
        var own = service.scope().hosts(service.name()::equals);
        return words.stream()
                .map(word -> CallPattern.of(own).matcher(word).replaceAll(match -> {
                    var port = match.group(3) == null ? "" : ":" + match.group(3);
                    return Matcher.quoteReplacement(
                            CallPattern.isHost(match, "", word) ? match.group(1) + "localhost" + port : match.group());
                }))
                .toList();
    }

    private static void check(
            ComposeService service, SourceFields fields, Optional<List<String>> test, boolean isBehindBalancer) {
        if (test.isEmpty()) {
            service.report()
                    .ignored(fields.source(), "no command checks the container; ECS ignores the check of the image");
            return;
        }
        var health = service.draft().section("health");
        var words = new ArrayList<>(test.get());
        if (!words.get(0).startsWith("CMD")) {
            words.add(0, "CMD");
        }
        fields.value("test").ifPresent(source -> {
            if (test.equals(test(fields))) {
                health.take("command", words, source);
            } else {
                health.change("command", words, source, "a container calls itself by localhost");
            }
        });
        var interval = number(fields, health, "interval", "intervalSeconds", INTERVAL, 5, 300);
        number(
                fields,
                health,
                "timeout",
                "timeoutSeconds",
                INTERVAL,
                2,
                Math.min(60, isBehindBalancer ? interval - 1 : 60));
        number(fields, health, "start_period", "startPeriodSeconds", 0, 0, 300);
        var retries = fields.integer("retries", 0, 1000);
        var limited =
                Math.max(1, Math.min(10, retries.map(field -> field.value()).orElse(3)));
        health.put("retries", limited);
        retries.ifPresent(field -> {
            if (field.value() == limited) {
                service.report().taken(field.source(), health.key("retries"));
            } else {
                service.report()
                        .changed(
                                field.source(),
                                health.key("retries"),
                                "1 to 10 is allowed in ECS: %d is written".formatted(limited));
            }
        });
        fields.value("start_interval")
                .ifPresent(value -> service.report().lost(value, "ECS has one interval: intervalSeconds"));
    }

    private static int number(
            SourceFields fields, DraftSection health, String field, String key, int otherwise, int min, int max) {
        var duration = fields.duration(field);
        var wanted = duration.map(
                        value -> (int) Math.min(100_000, (value.value().toMillis() + 999) / 1000))
                .orElse(otherwise);
        var seconds = Math.max(min, Math.min(max, wanted));
        health.put(key, seconds);
        if (duration.isEmpty()) {
            health.report()
                    .defaulted(
                            fields.source(),
                            health.key(key),
                            "Compose's default of %s is %ds%s"
                                    .formatted(
                                            field,
                                            otherwise,
                                            seconds == otherwise ? "" : ", out of the limits of AWS"));
        } else if (seconds == wanted) {
            health.report().taken(duration.get().source(), health.key(key));
        } else {
            health.report()
                    .changed(
                            duration.get().source(),
                            health.key(key),
                            "%d to %d is allowed: %d is written".formatted(min, max, seconds));
        }
        return seconds;
    }

    /** The check of the load balancer: the path of the container's own check, otherwise any answer of the application. */
    private static void balancer(ComposeService service, Optional<List<String>> test) {
        var health = service.draft().section("health");
        var address = ADDRESS.matcher(test.map(words -> String.join(" ", words)).orElse(""));
        SourceValue source = service.source();
        if (address.find()
                && (address.group(1) == null || service.portList().get(0) == Integer.parseInt(address.group(1)))) {
            health.preset(
                    "path",
                    address.group(2),
                    source,
                    "the path of the container's check, also for that of the load balancer");
            return;
        }
        health.preset(
                "codes",
                "200-499",
                source,
                "Compose sends no requests to check: every answer of / counts, except errors of the server; better is a path for checks in path");
    }
}
