package dev.slipway.settings;

import dev.slipway.image.Architecture;
import dev.slipway.image.BuildContext;
import dev.slipway.image.BuiltImageArgs;
import dev.slipway.image.RepositoryName;
import java.nio.file.Path;

/**
 * What the images that a stack builds have in common.
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

    BuiltImageArgs args(String folder, String service, Architecture architecture) {
        return BuiltImageArgs.of(BuildContext.of(root, folder), new RepositoryName(prefix + "/" + service))
                .withArchitecture(architecture)
                .withKeep(kept)
                .withProtectedFromDeletion(protectedStack);
    }
}
