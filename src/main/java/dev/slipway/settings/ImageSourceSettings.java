package dev.slipway.settings;

import dev.slipway.components.image.Architecture;
import dev.slipway.components.image.ImageSpec;
import dev.slipway.components.image.RegistryImage;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.util.stream.Stream;

/** Reader of the keys that name the image of a service: {@code build}, {@code image} or {@code rollOut}. */
final class ImageSourceSettings {
    private static final TextFormat FOLDER =
            TextFormat.of("a folder of the project, with / between its parts", "[^\\\\]+");
    private static final TextFormat REFERENCE =
            TextFormat.of("an image reference, such as public.ecr.aws/nginx/nginx:1.29", "\\S+");
    private static final TextFormat TAG =
            TextFormat.of("a tag of up to 128 letters, digits and _ . -", "\\w[\\w.-]{0,127}");

    /** Replaces a refused image, so that reading goes on; no registry has this image. */
    static final RegistryImage STAND_IN = RegistryImage.of("scratch");

    private ImageSourceSettings() {}

    static ImageSpec read(Section section, String service, Architecture architecture, ImageSettings settings) {
        var folder = section.text("build", "", FOLDER);
        var reference = section.text("image", "", REFERENCE);
        var rollOut = rollOut(section, service, settings);
        if (section.has("rollOut")) {
            Stream.of("build", "image")
                    .filter(section::has)
                    .forEach(key -> section.error(
                            key,
                            "",
                            "with rollOut the image is the one pushed to the stack's repository",
                            "remove %s, or rollOut".formatted(key)));
            return rollOut;
        }
        if (section.has("build") == section.has("image")) {
            section.error(
                    section.has("build") ? "build" : "image",
                    "",
                    "one of build, image and rollOut is needed",
                    "set build to a folder with a Dockerfile, image to a reference, or rollOut");
            return STAND_IN;
        }
        return section.has("image")
                ? section.<ImageSpec>make("image", STAND_IN, () -> RegistryImage.of(reference))
                : section.<ImageSpec>make("build", STAND_IN, () -> settings.built(folder, service, architecture));
    }

    private static ImageSpec rollOut(Section service, String name, ImageSettings settings) {
        try (var section = service.section("rollOut")) {
            return settings.pushed(name, section.text("tag", "live", TAG));
        }
    }
}
