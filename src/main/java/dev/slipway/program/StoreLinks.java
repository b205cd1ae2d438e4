package dev.slipway.program;

import dev.slipway.base.link.Link;
import dev.slipway.base.link.Linkable;
import dev.slipway.base.link.Links;
import dev.slipway.settings.UsesSettings;
import java.util.Map;

/**
 * Assembly of the links between a service or function and the stores that it uses.
 *
 * @param extensions the links of extensions, by their text in a stack file
 */
public record StoreLinks(Data data, Map<String, Linkable> extensions) {

    Links of(UsesSettings uses) {
        return new Links(uses.all().stream()
                .map(used -> new Link(store(used), used.suffix(), used.names()))
                .toList());
    }

    private Linkable store(UsesSettings.Used used) {
        var link = used.link();
        var existing = data.existing().get(link.written());
        if (existing != null) {
            return existing.to(used.access());
        }
        var messaging = data.messaging();
        var stores = data.stores();
        return switch (link.kind()) {
            case "table" -> stores.tables().get(link.name());
            case "bucket" -> stores.buckets().get(link.name());
            case "bus" -> stores.buses().get(link.name());
            case "queue" -> messaging.queues().get(link.name()).to(used.access());
            case "topic" -> messaging.topics().get(link.name());
            case "database" -> data.database().orElseThrow();
            case "cache" -> data.caches().get(link.name());
            default -> extensions.get(link.written());
        };
    }
}
