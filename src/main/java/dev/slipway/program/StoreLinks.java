package dev.slipway.program;

import dev.slipway.base.link.Link;
import dev.slipway.base.link.Linkable;
import dev.slipway.base.link.Links;
import dev.slipway.settings.UsesSettings;

/** Assembly of the links between a service or function and the stores that it uses. */
final class StoreLinks {
    private StoreLinks() {}

    static Links of(UsesSettings uses, Data data) {
        return new Links(uses.suffixes().entrySet().stream()
                .map(entry -> new Link(store(entry.getKey(), data), entry.getValue()))
                .toList());
    }

    private static Linkable store(UsesSettings.Used used, Data data) {
        var stores = data.stores();
        return switch (used.kind()) {
            case TABLE -> stores.tables().get(used.name());
            case BUCKET -> stores.buckets().get(used.name());
            case BUS -> stores.buses().get(used.name());
            case DATABASE -> data.database().orElseThrow();
        };
    }
}
