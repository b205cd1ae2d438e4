package dev.slipway.settings;

import dev.slipway.base.link.DeclaredLink;
import dev.slipway.components.cache.CacheSpec;
import dev.slipway.components.cache.CacheVariables;
import dev.slipway.components.database.DatabaseSpec;
import dev.slipway.settings.reader.EnumNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The links that services can name: the stores that the stack file declares, and those of extensions. */
record DeclaredLinks(List<DeclaredLink> all) {

    static DeclaredLinks of(
            StorageSettings storage,
            Optional<DatabaseSpec> database,
            Map<String, CacheSpec> caches,
            List<DeclaredLink> extensions) {
        var all = new ArrayList<DeclaredLink>();
        var stores = storage.stores();
        var messaging = storage.messaging();
        stores.tables().keySet().forEach(name -> all.add(LinkKind.TABLE.link(name)));
        stores.buckets().keySet().forEach(name -> all.add(LinkKind.BUCKET.link(name)));
        stores.buses().keySet().forEach(name -> all.add(LinkKind.BUS.link(name)));
        messaging.queues().keySet().forEach(name -> all.add(LinkKind.QUEUE.link(name)));
        messaging.topics().keySet().forEach(name -> all.add(LinkKind.TOPIC.link(name)));
        stores.existing().keySet().forEach(text -> {
            var parts = text.split(":");
            all.add(EnumNames.of(LinkKind.class).get(parts[0]).link(parts[1]));
        });
        database.ifPresent(store -> all.add(LinkKind.DATABASE.link(store.linkName())));
        caches.forEach(
                (name, cache) -> all.add(CacheVariables.link(LinkKind.CACHE.word(), name, cache.authentication())));
        all.addAll(extensions);
        return new DeclaredLinks(all);
    }

    /** The kinds, also those without a link. */
    Set<String> kinds() {
        var kinds = new TreeSet<String>();
        Arrays.stream(LinkKind.values()).map(LinkKind::word).forEach(kinds::add);
        all.stream().map(DeclaredLink::kind).forEach(kinds::add);
        return kinds;
    }

    /** The links that a text names: by kind and name, or by a kind with only one link. */
    List<DeclaredLink> meant(String text) {
        return all.stream()
                .filter(link -> link.written().equals(text) || link.kind().equals(text))
                .toList();
    }

    /** The links of a kind; all links for an unknown kind. */
    List<String> alike(String kind) {
        return all.stream()
                .filter(link -> !kinds().contains(kind) || link.kind().equals(kind))
                .map(DeclaredLink::written)
                .toList();
    }

    /** All texts that name one of the links. */
    List<String> accepted(List<String> inFull) {
        return inFull.stream()
                .flatMap(full -> Stream.of(full.split(":")[0], full))
                .filter(text -> meant(text).size() == 1)
                .distinct()
                .toList();
    }
}
