package dev.slipway.settings.imports.taskdefinition;

import dev.slipway.base.ImageReference;
import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.SourceField;
import dev.slipway.settings.imports.SourceFields;
import java.util.regex.Pattern;

/** Reader of {@code image}. */
final class TaskImage {
    /** A word such as {@code IMAGE_TAG}: a tag may have this form, and seldom has it. */
    private static final Pattern PIPELINE_TAG = Pattern.compile("[A-Z]+(_[A-Z]+)+|PLACEHOLDER|TAG|VERSION");

    private TaskImage() {}

    static void read(ImportedTask task, SourceFields fields, DraftSection draft) {
        var image = task.filled(fields, "image");
        var source = image.map(SourceField::source).orElse(fields.source());
        var fix = task.isMain(fields)
                ? "name it, or write build with the folder of its Dockerfile instead of image"
                : "name it";
        var isPlaceholder =
                image.map(field -> ImportedTask.isPlaceholder(field.value())).orElse(true);
        var reference = image.map(SourceField::value).flatMap(ImageReference::parse);
        if (isPlaceholder || reference.isEmpty()) {
            draft.put("image", ImportedTask.FILL_IN);
            task.report()
                    .open(
                            source,
                            draft.key("image"),
                            isPlaceholder
                                    ? "a pipeline fills in the image: " + fix
                                    : "%s is not a valid image reference, and a pipeline may fill it in: %s"
                                            .formatted(source.text(), fix));
            return;
        }
        draft.take("image", image.orElseThrow());
        reference
                .flatMap(ImageReference::tag)
                .filter(tag -> PIPELINE_TAG.matcher(tag).matches())
                .ifPresent(tag -> task.report()
                        .open(source, draft.key("image"), "a pipeline fills in the tag %s: %s".formatted(tag, fix)));
    }
}
