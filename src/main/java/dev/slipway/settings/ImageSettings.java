package dev.slipway.settings;

import dev.slipway.components.image.Architecture;
import dev.slipway.components.image.BuildContext;
import dev.slipway.components.image.BuiltImageArgs;
import dev.slipway.components.image.PushedImageArgs;
import dev.slipway.components.image.RepositoryName;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.StackConfig;
import java.nio.file.Path;

/**
 * What the images in repositories of a stack have in common.
 *
 * @param root the project's folder
 * @param prefix what the names of the repositories start with
 * @param region where they are
 * @param kept how many images a repository keeps
 */
record ImageSettings(Path root, String prefix, String region, int kept, boolean protectedStack) {

    static ImageSettings read(Section section, StackConfig config, boolean protectedStack) {
        try (section) {
            var prefix = config.project() + "-" + config.stack();
            return new ImageSettings(
                    config.root(),
                    prefix,
                    config.values().getOrDefault("aws:region", ""),
                    section.integer("keep", BuiltImageArgs.DEFAULT_KEEP, 2, 1000),
                    protectedStack);
        }
    }

    /** The arguments of an image that others push under a tag. */
    PushedImageArgs pushed(String service, String tag) {
        return PushedImageArgs.of(repository(service), tag).withKeep(kept).withProtectedFromDeletion(protectedStack);
    }

    private RepositoryName repository(String service) {
        return new RepositoryName(prefix + "/" + service);
    }

    BuiltImageArgs args(String folder, String service, Architecture architecture) {
        return BuiltImageArgs.of(BuildContext.of(root, folder), repository(service))
                .withArchitecture(architecture)
                .withKeep(kept)
                .withProtectedFromDeletion(protectedStack);
    }
}
