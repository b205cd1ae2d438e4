package dev.slipway.settings.rules;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.slipway.base.Suggestions;
import dev.slipway.components.storage.StoreKind;
import dev.slipway.settings.reader.NamespaceValues;
import dev.slipway.settings.reader.StackConfig;
import dev.slipway.settings.rules.SettingsRule.Breach;
import java.util.Collection;
import java.util.TreeSet;

/** The names of stores of one kind in {@code slipway:storage} that other keys refer to. */
record StorageNames(StoreKind kind) {
    static final StorageNames BUSES = new StorageNames(StoreKind.BUS);
    static final StorageNames BUCKETS = new StorageNames(StoreKind.BUCKET);
    static final StorageNames QUEUES = new StorageNames(StoreKind.QUEUE);

    /** The section {@code slipway:storage} as it is written. */
    static JsonObject written(RuleInput input) {
        return NamespaceValues.of(input.config(), StackConfig.NAMESPACE).get("storage") instanceof JsonObject storage
                ? storage
                : new JsonObject();
    }

    /** True for an existing store. */
    boolean isExisting(RuleInput input, String name) {
        return input.settings().storage().existing().containsKey(kind.word() + ":" + name);
    }

    /** True if the stack file has the name, also with an error of its own. */
    boolean isDeclared(RuleInput input, String name) {
        var storage = written(input);
        return storage.get(kind.word()) instanceof JsonPrimitive single
                        && single.getAsString().equals(name)
                || storage.get(kind.plural()) instanceof JsonObject all && all.has(name);
    }

    /** The breach of a name that the stack file does not have, among those that it has. */
    Breach unknown(String name, Collection<String> names) {
        var declared = new TreeSet<>(names);
        return Suggestions.among(declared, name)
                .map(near -> Breach.of(
                        name,
                        "the %s of slipway:storage are %s".formatted(kind.plural(), String.join(", ", declared)),
                        "set it to " + near))
                .orElseGet(() -> Breach.of(
                        name,
                        "slipway:storage has no " + kind.word(),
                        "declare one, as in %s: {%s: {}}".formatted(kind.plural(), name)));
    }
}
