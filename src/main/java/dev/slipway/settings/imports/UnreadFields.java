package dev.slipway.settings.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The values of an imported file that no reader has read; of an object without a read member, the object alone. */
public final class UnreadFields {
    private final List<UnreadField> found = new ArrayList<>();

    /**
     * A value that no reader has read.
     *
     * @param name the key, or the position in a list
     * @param known the keys that readers look for in its place
     */
    public record UnreadField(SourceValue value, String name, Set<String> known) {}

    private UnreadFields() {}

    public static List<UnreadField> of(SourceValue root) {
        var fields = new UnreadFields();
        fields.collectBelow(root);
        return fields.found;
    }

    private void collect(SourceValue parent, String name, SourceValue value) {
        if (value.isRead()) {
            collectBelow(value);
        } else {
            found.add(new UnreadField(value, name, parent.asked()));
        }
    }

    private void collectBelow(SourceValue value) {
        value.members().forEach((name, member) -> collect(value, name, member));
        for (var i = 0; i < value.items().size(); i++) {
            collect(value, String.valueOf(i), value.items().get(i));
        }
    }
}
