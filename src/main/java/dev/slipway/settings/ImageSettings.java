package dev.slipway.settings;

import dev.slipway.components.image.Architecture;
import dev.slipway.components.image.BuiltImageArgs;
import dev.slipway.components.image.ImageBuild;
import dev.slipway.components.image.PushedImageArgs;
import dev.slipway.components.image.RepositoryName;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.StackConfig;
import dev.slipway.settings.reader.TextFormat;
import java.nio.file.Path;
import java.util.Map;

/**
 * Reader of the section {@code images}: values that all images of a stack have in common.
 *
 * @param root the project's folder
 * @param prefix the beginning of the repositories' names
 * @param region the region of the repositories
 * @param keep the number of images that a repository keeps
 * @param services the sections of all services and jobs by their names
 */
record ImageSettings(Path root, String prefix, String region, int keep, Map<String, Section> services) {
    static ImageSettings read(Section section, Map<String, Section> services, StackConfig config) {
        try (section) {
            return new ImageSettings(
                    config.root(),
                    config.project() + "-" + config.stack(),
                    config.values().getOrDefault("aws:region", ""),
                    section.integer("keep", BuiltImageArgs.DEFAULT_KEEP, 2, 1000),
                    services);
        }
    }

    /** An image that others push under a tag. */
    PushedImageArgs pushed(String service, String tag) {
        return PushedImageArgs.of(repository(service), tag).withKeep(keep);
    }

    /** An image that the deploy builds. */
    BuiltImageArgs built(ImageBuild build, String service, Architecture architecture) {
        return BuiltImageArgs.of(build, repository(service))
                .withArchitecture(architecture)
                .withKeep(keep);
    }

    /** Reads {@code architecture} of a service or job; the default is that of the one whose image it runs, or arm64. */
    Architecture architecture(Section service) {
        var shared = service.text("imageOf", TextFormat.NAME).map(services::get);
        var fallback = shared.filter(other -> !other.has("imageOf"))
                .map(other -> other.choice("architecture", Architecture.ARM64))
                .orElse(Architecture.ARM64);
        return service.choice("architecture", fallback);
    }

    private RepositoryName repository(String service) {
        return new RepositoryName(prefix + "/" + service);
    }
}
