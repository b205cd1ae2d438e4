package dev.slipway.settings;

import dev.slipway.components.image.Architecture;
import dev.slipway.components.image.ImageSpec;
import dev.slipway.components.image.RegistryImage;
import dev.slipway.components.image.SharedImage;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reader of the keys that name the image of a service: {@code build}, {@code image}, {@code imageOf} or
 * {@code rollOut}. */
final class ImageSourceSettings {
    private static final TextFormat REFERENCE =
            TextFormat.of("an image reference, such as public.ecr.aws/nginx/nginx:1.29", "\\S+");
    private static final TextFormat TAG =
            TextFormat.of("a tag of up to 128 letters, digits and _ . -", "\\w[\\w.-]{0,127}");

    /** Replaces a refused image, so that reading goes on; no registry has this image. */
    static final RegistryImage STAND_IN = RegistryImage.of("scratch");

    private ImageSourceSettings() {}

    static ImageSpec read(Section section, String service, Architecture architecture, ImageSettings settings) {
        var written = WrittenImage.read(section, service, architecture, settings);
        var rollOut = rollOut(section, service, settings);
        if (section.has("rollOut")) {
            written.sources()
                    .forEach(key -> section.error(
                            key,
                            "",
                            "with rollOut the image is the one pushed to the stack's repository",
                            "remove %s, or rollOut".formatted(key)));
            return rollOut;
        }
        return source(
                section,
                written,
                "one of build, image, imageOf and rollOut is needed",
                "set build to a folder with a Dockerfile, image to a reference, imageOf to a service with a build, or rollOut");
    }

    /** Reads the image of a job, which has no {@code rollOut}. */
    static ImageSpec ofJob(Section section, String job, Architecture architecture, ImageSettings settings) {
        return source(
                section,
                WrittenImage.read(section, job, architecture, settings),
                "one of build, image and imageOf is needed",
                "set build to a folder with a Dockerfile, image to a reference, or imageOf to a service with a build");
    }

    private static ImageSpec source(Section section, WrittenImage written, String problem, String fix) {
        var sources = written.sources();
        if (sources.size() != 1) {
            section.error(sources.isEmpty() ? "image" : sources.get(0), "", problem, fix);
            return STAND_IN;
        }
        return switch (sources.get(0)) {
            case "image" -> section.<ImageSpec>make("image", STAND_IN, () -> RegistryImage.of(written.reference()));
            case "imageOf" -> section.refused("imageOf") ? STAND_IN : new SharedImage(written.shared());
            default -> written.built().orElse(STAND_IN);
        };
    }

    /**
     * The image as the section names it.
     *
     * @param sources the keys that name one
     */
    private record WrittenImage(List<String> sources, Optional<ImageSpec> built, String reference, String shared) {
        static WrittenImage read(Section section, String owner, Architecture architecture, ImageSettings settings) {
            var sources =
                    Stream.of("build", "image", "imageOf").filter(section::has).toList();
            var isBuilt = sources.equals(List.of("build")) && !section.has("rollOut");
            var build = BuildSettings.read(section, settings.root(), isBuilt);
            return new WrittenImage(
                    sources,
                    build.map(read -> settings.built(read, owner, architecture)),
                    section.text("image", "", REFERENCE),
                    section.text("imageOf", "", TextFormat.NAME));
        }
    }

    private static ImageSpec rollOut(Section service, String name, ImageSettings settings) {
        try (var section = service.section("rollOut")) {
            return settings.pushed(name, section.text("tag", "live", TAG));
        }
    }
}
