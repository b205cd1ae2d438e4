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
 * Reader of the section {@code images}: values that all repositories of a stack have in common.
 *
 * @param root the project's folder
 * @param prefix the beginning of the repositories' names
 * @param region the region of the repositories
 * @param keep the number of images that a repository keeps
 */
record ImageSettings(Path root, String prefix, String region, int keep) {

    static ImageSettings read(Section section, StackConfig config) {
        try (section) {
            return new ImageSettings(
                    config.root(),
                    config.project() + "-" + config.stack(),
                    config.values().getOrDefault("aws:region", ""),
                    section.integer("keep", BuiltImageArgs.DEFAULT_KEEP, 2, 1000));
        }
    }

    /** An image that others push under a tag. */
    PushedImageArgs pushed(String service, String tag) {
        return PushedImageArgs.of(repository(service), tag).withKeep(keep);
    }

    /** An image that the deploy builds from a folder. */
    BuiltImageArgs built(String folder, String service, Architecture architecture) {
        return BuiltImageArgs.of(BuildContext.of(root, folder), repository(service))
                .withArchitecture(architecture)
                .withKeep(keep);
    }

    private RepositoryName repository(String service) {
        return new RepositoryName(prefix + "/" + service);
    }
}
