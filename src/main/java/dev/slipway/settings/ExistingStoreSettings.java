package dev.slipway.settings;

import dev.slipway.components.storage.ExistingStoreSpec;
import dev.slipway.components.storage.StoreKind;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.util.Optional;

/** Reader of the section {@code existing} of a store, beside which the store has no keys. */
final class ExistingStoreSettings {
    private static final String EXISTING = "existing";
    private static final TextFormat ARN = TextFormat.of("the ARN of the store", ".+");
    private static final TextFormat KEY = TextFormat.of("the ARN of the KMS key that encrypts it", ".+");

    private ExistingStoreSettings() {}

    /** True if the keys of a store name an existing one. */
    static boolean has(Section store) {
        return store.has(EXISTING);
    }

    /** The existing store, or a stand-in for a refused one; empty if there is none. */
    static Optional<ExistingStoreSpec> read(Section store, StoreKind kind) {
        try (var section = store.section(EXISTING)) {
            var arn = section.text("arn", ARN);
            var key = section.text("keyArn", KEY);
            if (!has(store)) {
                return Optional.empty();
            }
            refuseOthers(store, "an existing %s is used as it is".formatted(kind.word()));
            if (!section.has("arn")) {
                section.error("arn", "", "missing", "set it to the ARN of the " + kind.word());
            }
            return section.make(() -> new ExistingStoreSpec(kind, arn.orElse(kind.example()), key))
                    // Services may use the store all the same.
                    .or(() -> Optional.of(new ExistingStoreSpec(kind, kind.example(), Optional.empty())));
        }
    }

    /** Refuses the keys beside {@code existing}. */
    static void refuseOthers(Section section, String reason) {
        section.keys().stream()
                .filter(key -> !key.equals(EXISTING))
                .forEach(key -> section.error(key, "", reason, "remove %s, or remove existing".formatted(key)));
    }
}
