package dev.slipway.testing;

import dev.slipway.settings.reader.SourceLocations;
import dev.slipway.settings.reader.StackConfig;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Configurations of stacks, as the Pulumi engine passes them to the program. */
public final class StackConfigs {
    public static final String IMAGE = "public.ecr.aws/nginx/nginx@sha256:" + "0".repeat(64);

    private StackConfigs() {}

    /** The stack {@code shop-test} in eu-west-1. */
    public static StackConfig of(Map<String, String> values, String... secretKeys) {
        var all = new HashMap<>(values);
        all.putIfAbsent("aws:region", "eu-west-1");
        return new StackConfig("shop", "test", TestProject.root(), all, Set.of(secretKeys), SourceLocations.NONE);
    }

    /** Services behind the balancer, each with its own path. */
    public static StackConfig ofServices(String... names) {
        var services = new StringBuilder();
        for (var name : names) {
            services.append(services.isEmpty() ? "" : ",")
                    .append("\"%s\":{\"image\":\"%s\",\"port\":80,\"routes\":{\"paths\":[\"/%s/*\"]}}"
                            .formatted(name, IMAGE, name));
        }
        return of(Map.of("slipway:services", "{" + services + "}"));
    }
}
