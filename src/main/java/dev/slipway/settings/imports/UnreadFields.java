package dev.slipway.settings.imports;

import java.util.ArrayList;
import java.util.List;

/** The values of an imported file that no reader has read; of an object without a read member, the object alone. */
public final class UnreadFields {
    private final List<SourceValue> found = new ArrayList<>();

    private UnreadFields() {}

    public static List<SourceValue> of(SourceValue root) {
        var fields = new UnreadFields();
        fields.collectBelow(root);
        return fields.found;
    }

    private void collect(SourceValue value) {
        if (value.isRead()) {
            collectBelow(value);
        } else {
            found.add(value);
        }
    }

    private void collectBelow(SourceValue value) {
        value.members().values().forEach(this::collect);
        value.items().forEach(this::collect);
    }
}
