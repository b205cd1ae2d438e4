package dev.slipway.settings;

import dev.slipway.components.storage.KeyAttribute;
import dev.slipway.components.storage.TableKeys;
import dev.slipway.components.storage.TableKeys.Index;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reader of the keys of a table: {@code hash}, {@code range}, {@code indexes} and {@code ttl}, or those of a
 * single-table design.
 */
final class TableKeySettings {
    private static final TextFormat ATTRIBUTE =
            TextFormat.of("an attribute such as id, or createdAt:N with its type", ".{1,257}");
    private static final TextFormat INDEX =
            TextFormat.of("a name of 3 to 255 letters, digits, hyphens, underscores and dots", "[A-Za-z0-9_.-]{3,255}");

    /** Replaces a refused hash key, so that the other keys are checked. */
    private static final KeyAttribute STAND_IN = KeyAttribute.of("slipway-refused-hash");

    private TableKeySettings() {}

    static TableKeys read(Section section) {
        try (section) {
            var hash = attribute(section, "hash");
            var range = attribute(section, "range");
            var indexes = indexes(section);
            var ttl = section.text("ttl", ATTRIBUTE);
            if (!section.has("hash")) {
                section.keys().stream()
                        .filter(key -> !key.equals("hash"))
                        .filter(key -> List.of("range", "indexes", "ttl").contains(key))
                        .forEach(key -> section.error(
                                key, "", "a table without a hash has the keys pk and sk", "set hash too"));
            }
            return section.has("hash")
                    ? section.make(() -> new TableKeys(hash.orElse(STAND_IN), range, indexes, ttl))
                            .orElse(TableKeys.SINGLE_TABLE)
                    : TableKeys.SINGLE_TABLE;
        }
    }

    private static List<Index> indexes(Section section) {
        var indexes = new ArrayList<Index>();
        section.sections("indexes", INDEX).forEach((name, own) -> {
            try (own) {
                var range = attribute(own, "range");
                var hash = attribute(own, "hash");
                if (!own.has("hash")) {
                    own.error("hash", "", "missing", "name the attribute that the index is keyed by");
                }
                hash.ifPresent(key -> indexes.add(new Index(name, key, range)));
            }
        });
        return indexes;
    }

    private static Optional<KeyAttribute> attribute(Section section, String key) {
        return section.text(key, ATTRIBUTE).flatMap(text -> section.make(key, () -> KeyAttribute.of(text)));
    }
}
