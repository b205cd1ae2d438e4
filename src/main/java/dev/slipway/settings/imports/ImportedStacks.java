package dev.slipway.settings.imports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The result of reading another tool's files.
 *
 * @param source the tool and its application, for headings
 * @param project a name for a project that has none yet
 * @param stacks settings by stack
 * @param regions regions by stack, as far as they are known
 * @param advice sections of the report, by heading: lines of Markdown
 */
public record ImportedStacks(
        String source,
        String project,
        Map<String, DraftSection> stacks,
        Map<String, String> regions,
        ImportReport report,
        Map<String, List<String>> advice) {
    /** The files of the import by name: the base file if there is one, and stack files. */
    public Map<String, String> files() {
        var plan = StackFilePlan.of(stacks);
        var files = new LinkedHashMap<String, String>();
        plan.base()
                .ifPresent(base -> files.put(
                        StackFilePlan.BASE,
                        StackFileText.file(
                                List.of("Common settings of all stacks, imported from %s.".formatted(source)),
                                Map.of(),
                                base)));
        plan.stacks().forEach((stack, settings) -> {
            var first = new LinkedHashMap<String, String>();
            first.put("aws:region", Optional.ofNullable(regions.get(stack)).orElse(""));
            plan.base().ifPresent(base -> first.put("slipway:extends", StackFilePlan.BASE));
            files.put(
                    "Pulumi.%s.yaml".formatted(stack),
                    StackFileText.file(List.of("Imported from %s.".formatted(source)), first, settings));
        });
        return files;
    }
}
