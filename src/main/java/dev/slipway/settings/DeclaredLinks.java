package dev.slipway.settings;

import dev.slipway.base.link.DeclaredLink;
import dev.slipway.components.cache.CacheSpec;
import dev.slipway.components.cache.CacheVariables;
import dev.slipway.components.database.DatabaseSpec;
import dev.slipway.components.storage.StorageSpec;
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
            StorageSpec storage,
            Optional<DatabaseSpec> database,
            Map<String, CacheSpec> caches,
            List<DeclaredLink> extensions) {
        var all = new ArrayList<DeclaredLink>();
        storage.tables().keySet().forEach(name -> all.add(LinkKind.TABLE.link(name)));
        storage.buckets().keySet().forEach(name -> all.add(LinkKind.BUCKET.link(name)));
        storage.buses().keySet().forEach(name -> all.add(LinkKind.BUS.link(name)));
        database.ifPresent(store -> all.add(LinkKind.DATABASE.link(store.databaseName())));
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
