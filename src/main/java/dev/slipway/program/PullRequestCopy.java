package dev.slipway.program;

import com.google.gson.reflect.TypeToken;
import dev.slipway.base.Json;
import dev.slipway.settings.reader.StackConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The configuration of a copy of a stack for a pull request, as {@code .github/scripts/environment.py} makes it. */
final class PullRequestCopy {
    /** The settings that are not copied, since they can exist only once. */
    static final List<String> ONCE = List.of("slipway:domain", "slipway:audit", "slipway:budget", "slipway:alarms");

    private static final String STACK = "pr-1";
    private static final String DELIVERY = "slipway:delivery";

    private PullRequestCopy() {}

    static StackConfig of(StackConfig original) {
        var values = new HashMap<>(original.values());
        ONCE.forEach(values::remove);
        var delivery = new HashMap<>(
                Json.read(original.values().getOrDefault(DELIVERY, "{}"), new TypeToken<Map<String, Object>>() {}));
        delivery.put("roles", false);
        values.put(DELIVERY, Json.compact(delivery));
        var secrets = original.secretKeys().stream().filter(values::containsKey).collect(Collectors.toSet());
        return new StackConfig(original.project(), STACK, original.root(), values, secrets, original.sources());
    }
}
