package dev.slipway.controllers.emulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.controllers.Function;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each function calls what its rows in the README allow, and all of that. */
class PermissionsTest {
    private static final Pattern ROW = Pattern.compile("\\| (\\w+) \\| `(\\w[\\w-]*:\\w+)` \\|.*");

    /** AWS checks them when a task definition is registered; nobody calls them. */
    private static final Set<String> IMPLIED = Set.of("ecs:TagResource", "iam:PassRole");

    @ParameterizedTest
    @EnumSource
    void theTableOfRolesIsWhatIsCalled(Function.Kind kind) throws IOException {
        var called = new TreeSet<String>();
        for (var route : List.of("balancer", "api")) {
            for (var count : List.of(0, 1)) {
                for (var healthy : List.of(false, true)) {
                    try (var aws = new EmulatedAws()) {
                        aws.service().awake(count, Instant.now().minusSeconds(3600));
                        aws.routing().healthy(healthy);
                        if (kind == Function.Kind.ACTIVATOR) {
                            new Function(Function.Kind.KILL, aws, variables(route)).callWith("{}");
                            aws.service().awake(count, Instant.now().minusSeconds(3600));
                        }
                        var before = aws.calls().size();
                        new Function(kind, aws, variables(route)).call(event(kind, route));
                        called.addAll(aws.calls().subList(before, aws.calls().size()));
                    }
                }
            }
        }
        assertThat(called).isEqualTo(allowed(kind));
    }

    private static String event(Function.Kind kind, String route) {
        return switch (kind) {
            case WAKE, KILL -> "rest-post";
            case SLEEP -> "schedule";
            case ROLL_OUT -> "ecr-push";
            case ACTIVATOR -> route;
            case AUTHORIZER -> "authorizer";
        };
    }

    private static Set<String> allowed(Function.Kind kind) throws IOException {
        var name = kind == Function.Kind.ROLL_OUT ? "rollOut" : kind.name().toLowerCase(Locale.ROOT);
        var actions = new TreeSet<String>();
        for (var line : Files.readAllLines(Path.of("README.md"))) {
            var row = ROW.matcher(line);
            if (row.matches() && row.group(1).equals(name) && !IMPLIED.contains(row.group(2))) {
                actions.add(row.group(2));
            }
        }
        return actions;
    }

    private static Map<String, String> variables(String route) {
        var all = new HashMap<>(Map.of("ROUTE", route, "SCALABLE_TARGET", "true", "PUBLIC_ADDRESS", "true"));
        all.putAll(Map.of("ACTIVITY", "balancer", "ACTIVITY_DIMENSIONS", "TargetGroup=t", "IDLE_SECONDS", "60"));
        all.putAll(Map.of("REPOSITORY_URL", EmulatedService.REPOSITORY, "TAG", "live"));
        all.putAll(Map.of("BALANCER_RULES", EmulatedRouting.RULE, "SERVICE_TARGET_GROUP", EmulatedRouting.TASKS));
        all.putAll(Map.of("ACTIVATOR_TARGET_GROUP", EmulatedRouting.ACTIVATOR, "API_ID", "abc123", "API_ROUTES", "r1"));
        all.putAll(Map.of("SERVICE_INTEGRATION", "tasks", "ACTIVATOR_INTEGRATION", "activator"));
        all.putAll(Map.of("ORIGIN_HEADER", "X-Slipway-Origin", "ORIGIN_PARAMETER", EmulatedParameter.NAME));
        return all;
    }
}
