package dev.slipway.settings;

import dev.slipway.base.Suggestions;
import dev.slipway.components.database.DatabaseSpec;
import dev.slipway.components.storage.StorageSpec;
import dev.slipway.settings.reader.EnumNames;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The stores that a service uses, in the order of the stack file. */
public record UsesSettings(List<Used> all) {
    private static final TextFormat STORE =
            TextFormat.of("table, bucket, bus or database, or one by its name such as table:orders", "\\S+");

    /**
     * One store.
     *
     * @param name empty for the database, which has none
     */
    public record Used(LinkKind kind, String name) {
        private String suffix() {
            return "_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
        }

        /** The text in a stack file: kind and name. */
        String written() {
            var word = kind.name().toLowerCase(Locale.ROOT);
            return name.isEmpty() ? word : word + ":" + name;
        }
    }

    /** The stores that a stack declares. */
    public record Declared(List<Used> all) {
        static Declared of(StorageSpec storage, Optional<DatabaseSpec> database) {
            var all = new ArrayList<Used>();
            storage.tables().keySet().forEach(name -> all.add(new Used(LinkKind.TABLE, name)));
            storage.buckets().keySet().forEach(name -> all.add(new Used(LinkKind.BUCKET, name)));
            storage.buses().keySet().forEach(name -> all.add(new Used(LinkKind.BUS, name)));
            database.ifPresent(store -> all.add(new Used(LinkKind.DATABASE, "")));
            return new Declared(all);
        }

        /** The stores that a text names: by kind and name, or by a kind with only one store. */
        List<Used> meant(String text) {
            return all.stream()
                    .filter(store -> store.written().equals(text)
                            || store.kind().name().toLowerCase(Locale.ROOT).equals(text))
                    .toList();
        }

        /** All texts that name one of the stores. */
        List<String> accepted(List<String> inFull) {
            return inFull.stream()
                    .flatMap(full -> Stream.of(full.split(":")[0], full))
                    .filter(text -> meant(text).size() == 1)
                    .distinct()
                    .toList();
        }
    }

    static UsesSettings read(Section service, Declared declared) {
        var found = new ArrayList<Used>();
        service.textsByKey("uses", List.of(), STORE).forEach((at, text) -> {
            var meant = declared.meant(text);
            if (meant.size() != 1) {
                refuse(service, at, text, meant, declared);
            } else if (found.contains(meant.get(0))) {
                service.error(at, text, "it is listed twice", "remove one");
            } else {
                found.add(meant.get(0));
            }
        });
        return new UsesSettings(found);
    }

    private static void refuse(Section service, String at, String text, List<Used> meant, Declared declared) {
        if (meant.size() > 1) {
            service.error(
                    at,
                    text,
                    "the stack has %s"
                            .formatted(String.join(
                                    ", ", meant.stream().map(Used::written).toList())),
                    "name one of them");
            return;
        }
        var kind = EnumNames.of(LinkKind.class).get(text.split(":")[0]);
        var alike = declared.all().stream()
                .filter(store -> kind == null || store.kind() == kind)
                .map(Used::written)
                .toList();
        if (!alike.isEmpty()) {
            var near = Suggestions.among(declared.accepted(alike), text).orElseThrow();
            service.error(at, text, "declared: " + String.join(", ", alike), "set it to " + near);
        } else if (kind == null) {
            service.error(at, text, "no store is declared", "declare one under slipway:storage or slipway:database");
        } else {
            service.error(at, text, "none is declared", "declare one under " + kind.declaredIn());
        }
    }

    /** The kinds of the stores. */
    public Set<LinkKind> kinds() {
        var kinds = EnumSet.noneOf(LinkKind.class);
        all.forEach(store -> kinds.add(store.kind()));
        return kinds;
    }

    /** The names of the variables that Slipway sets for the stores. */
    public Set<String> variables() {
        var variables = new TreeSet<String>();
        suffixes()
                .forEach((store, suffix) ->
                        store.kind().variables().forEach(variable -> variables.add(variable + suffix)));
        return variables;
    }

    /** The stores with the suffix of their variables: empty for the first of a kind, the name for the others. */
    public Map<Used, String> suffixes() {
        var seen = EnumSet.noneOf(LinkKind.class);
        var suffixes = new LinkedHashMap<Used, String>();
        all.forEach(store -> suffixes.put(store, seen.add(store.kind()) ? "" : store.suffix()));
        return suffixes;
    }
}
