package dev.slipway.settings;

import dev.slipway.components.cache.CacheAuthentication;
import dev.slipway.components.cache.CacheCapacity;
import dev.slipway.components.cache.CacheName;
import dev.slipway.components.cache.CacheNodes;
import dev.slipway.components.cache.CacheSpec;
import dev.slipway.components.cache.ServerlessCapacity;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.StackConfig;
import dev.slipway.settings.reader.TextFormat;
import java.util.Map;
import java.util.TreeMap;

/** Reader of {@code slipway:caches}. A cache is serverless unless it has {@code nodes}. */
final class CacheSettings {
    private static final TextFormat ENGINE = TextFormat.of("valkey (it has the protocol of Redis)", "valkey");

    /** Replaces an invalid name until the error ends the program. */
    private static final CacheName REFUSED = new CacheName("refused");

    private CacheSettings() {}

    static Map<String, CacheSpec> read(Section stack, StackConfig config, boolean protectedStack) {
        var caches = new TreeMap<String, CacheSpec>();
        stack.sections("caches", TextFormat.NAME).forEach((name, section) -> {
            var physical = stack.make(
                    "caches." + name,
                    REFUSED,
                    () -> new CacheName("%s-%s-%s".formatted(config.project(), config.stack(), name)));
            caches.put(name, cache(physical, section, protectedStack));
        });
        return caches;
    }

    private static CacheSpec cache(CacheName name, Section section, boolean protectedStack) {
        try (section) {
            section.text("engine", "valkey", ENGINE);
            var capacity = capacity(section);
            var spec = CacheSpec.of(name, capacity)
                    .withAuthentication(section.choice("authentication", CacheAuthentication.PASSWORD))
                    .withSnapshotDays(section.integer(
                            "snapshotDays", CacheSpec.DEFAULT_SNAPSHOT_DAYS, 0, CacheSpec.MAX_SNAPSHOT_DAYS));
            var finalSnapshot = section.flag("finalSnapshot", protectedStack);
            return section.has("finalSnapshot") || capacity instanceof CacheNodes
                    ? section.make(() -> spec.withFinalSnapshot(finalSnapshot)).orElse(spec)
                    : spec;
        }
    }

    /** The keys of both kinds are read in any case, so that all errors are found. */
    private static CacheCapacity capacity(Section section) {
        var version = section.text("version", "", TextFormat.ANY);
        var limits = limits(section);
        var nodes = nodes(section);
        if (!section.has("nodes")) {
            return section.make(() -> version.isEmpty() ? limits : limits.withVersion(version))
                    .orElse(limits);
        }
        section.refuse("maxGb", "nodes have the memory of their type", "remove it, or remove nodes");
        section.refuse("maxEcpus", "nodes have the processors of their type", "remove it, or remove nodes");
        return section.make(() -> version.isEmpty() ? nodes : nodes.withVersion(version))
                .orElse(nodes);
    }

    private static ServerlessCapacity limits(Section section) {
        var defaults = ServerlessCapacity.DEFAULT;
        return defaults.withMaxGb(section.integer("maxGb", defaults.maxGb(), 1, ServerlessCapacity.LARGEST_GB))
                .withMaxEcpus(section.integer(
                        "maxEcpus",
                        defaults.maxEcpus(),
                        ServerlessCapacity.SMALLEST_ECPUS,
                        ServerlessCapacity.LARGEST_ECPUS));
    }

    private static CacheNodes nodes(Section cache) {
        var defaults = CacheNodes.DEFAULT;
        try (var section = cache.section("nodes")) {
            var type = section.text("type", defaults.type(), TextFormat.ANY);
            var count = section.integer("count", defaults.count(), 1, CacheNodes.MAX_COUNT);
            var shards = section.integer("shards", defaults.shards(), 1, CacheNodes.MAX_SHARDS);
            var typed = cache.make(() -> defaults.withType(type)).orElse(defaults);
            return cache.make(() -> new CacheNodes(typed.version(), typed.type(), count, shards))
                    .orElse(typed);
        }
    }
}
