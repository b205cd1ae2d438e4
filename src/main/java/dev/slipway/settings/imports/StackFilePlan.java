package dev.slipway.settings.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of an import: stack files, and above several of them a base file with the values that all stacks have in common.
 * Merged over the base as {@code slipway:extends} does, each stack file has the settings of its stack.
 *
 * @param base the common settings; empty for one stack
 * @param stacks the remaining settings by stack
 */
public record StackFilePlan(Optional<DraftSection> base, Map<String, DraftSection> stacks) {
    /** The name of the base file. */
    public static final String BASE = "base.yaml";

    /** The files of the given stacks. */
    public static StackFilePlan of(Map<String, DraftSection> drafts) {
        if (drafts.size() < 2) {
            return new StackFilePlan(Optional.empty(), drafts);
        }
        var common = common(List.copyOf(drafts.values()));
        if (common.members().isEmpty()) {
            return new StackFilePlan(Optional.empty(), drafts);
        }
        var rests = new LinkedHashMap<String, DraftSection>();
        drafts.forEach((stack, draft) -> rests.put(stack, rest(draft, common)));
        return new StackFilePlan(Optional.of(common), rests);
    }

    private static DraftSection common(List<DraftSection> all) {
        var first = all.get(0);
        var common = first.emptyCopy();
        first.members().forEach((key, value) -> {
            var values = new ArrayList<Object>();
            all.forEach(
                    section -> Optional.ofNullable(section.members().get(key)).ifPresent(values::add));
            if (values.size() < all.size()) {
                return;
            }
            if (values.stream().allMatch(other -> isSameText(other, value))) {
                common.put(key, value);
            } else if (values.stream().allMatch(DraftSection.class::isInstance)) {
                var below = common(values.stream().map(DraftSection.class::cast).toList());
                if (!below.members().isEmpty()) {
                    common.put(key, below);
                }
            }
        });
        return common;
    }

    private static DraftSection rest(DraftSection draft, DraftSection common) {
        var rest = draft.emptyCopy();
        draft.members().forEach((key, value) -> {
            var shared = common.members().get(key);
            if (shared == null) {
                rest.put(key, value);
            } else if (!isSameText(shared, value)) {
                rest.put(key, rest((DraftSection) value, (DraftSection) shared));
            }
        });
        return rest;
    }

    private static boolean isSameText(Object value, Object other) {
        return StackFileText.of(value).equals(StackFileText.of(other));
    }
}
