package dev.slipway.settings.imports.copilot;

import dev.slipway.settings.imports.DraftSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Routes of a service in the making. */
final class RouteDrafts {
    /** The most hosts or blocks of a route, and the most of both. */
    private static final int MAX_VALUES = 3;

    private static final int MAX_BOTH = 4;

    private RouteDrafts() {}

    /** A listener rule has few values, so many hosts or blocks become several routes. */
    static void split(DraftSection route, List<String> hosts, List<String> blocks, List<DraftSection> routes) {
        var both = !hosts.isEmpty() && !blocks.isEmpty();
        for (var some : chunks(hosts, both ? MAX_BOTH / 2 : MAX_VALUES)) {
            for (var block : chunks(blocks, both ? MAX_BOTH / 2 : MAX_VALUES)) {
                var part = DraftSection.detached(route.path(), route.report());
                part.members().putAll(route.members());
                if (!some.isEmpty()) {
                    part.put("hosts", some);
                }
                if (!block.isEmpty()) {
                    part.put("allowCidrs", block);
                }
                if (!routes.isEmpty()
                        && routes.get(routes.size() - 1).members().get("health")
                                == part.members().get("health")) {
                    part.members().remove("health");
                    part.members().remove("sticky");
                }
                routes.add(part);
            }
        }
    }

    private static List<List<String>> chunks(List<String> values, int size) {
        var chunks = new ArrayList<List<String>>();
        for (var from = 0; from < values.size(); from += size) {
            chunks.add(values.subList(from, Math.min(values.size(), from + size)));
        }
        return chunks.isEmpty() ? List.of(List.of()) : chunks;
    }

    /** Writes the routes into the service: the check of a single target becomes that of the service. */
    static void write(Workload workload, List<DraftSection> routes) {
        var draft = workload.draft();
        var checked = routes.stream().filter(route -> route.has("health")).toList();
        var own = Optional.ofNullable(draft.members().get("health")).map(DraftSection.class::cast);
        if (checked.size() == 1 && own.map(health -> !health.has("command")).orElse(true)) {
            var health = (DraftSection) checked.get(0).members().remove("health");
            var grace = own.map(section -> section.members().get("graceSeconds"));
            draft.section("health").members().putAll(health.members());
            grace.ifPresent(seconds -> draft.section("health").put("graceSeconds", seconds));
        }
        if (routes.size() == 1) {
            var route = routes.get(0);
            if (!route.members().keySet().equals(Set.of("paths"))
                    || !List.of("/*").equals(route.members().get("paths"))) {
                draft.put("routes", route);
            }
        } else if (!routes.isEmpty()) {
            draft.put("routes", new ArrayList<Object>(routes));
        }
    }
}
