package dev.slipway.settings.imports.compose;

import dev.slipway.settings.imports.SourceFields;
import dev.slipway.settings.imports.SourceValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reader of a field that is an object of texts, or a list of {@code NAME=value}. */
final class ComposeEntries {
    private ComposeEntries() {}

    /**
     * An entry.
     *
     * @param value empty for a name without a value
     */
    record ComposeEntry(String name, SourceValue source, Optional<String> value) {}

    static List<ComposeEntry> of(SourceFields fields, String key) {
        var entries = new ArrayList<ComposeEntry>();
        var value = fields.value(key);
        if (value.isEmpty()) {
            return entries;
        }
        if (value.get().isList()) {
            fields.texts(key).ifPresent(texts -> texts.source().items().forEach(item -> {
                var text = item.text();
                var at = text.indexOf('=');
                entries.add(
                        at < 0
                                ? new ComposeEntry(text, item, Optional.empty())
                                : new ComposeEntry(text.substring(0, at), item, Optional.of(text.substring(at + 1))));
            }));
        } else {
            var texts = fields.textEntries(key);
            fields.entries(key).forEach((name, member) -> {
                if (texts.containsKey(name)) {
                    entries.add(new ComposeEntry(
                            name, member, member.isNothing() ? Optional.empty() : Optional.of(member.text())));
                }
            });
        }
        return entries;
    }
}
