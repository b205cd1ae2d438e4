package dev.slipway.settings;

import dev.slipway.components.image.Architecture;
import dev.slipway.components.image.BuiltImage;
import dev.slipway.components.image.BuiltImageArgs;
import dev.slipway.components.image.ContainerImage;
import dev.slipway.components.image.MavenPackaging;
import dev.slipway.components.image.PushedImage;
import dev.slipway.components.image.PushedImageArgs;
import dev.slipway.components.image.RegistryImage;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Where a service's image comes from. */
public sealed interface ImageSource {
    /** Makes the component, where the image needs one. */
    ContainerImage create(String name);

    /** Packages what the image is built from, if that is stale, and says so. */
    void prepare(Consumer<String> log);

    /** Built from a folder with a Dockerfile, and pushed to a repository of the stack's own. */
    record Build(BuiltImageArgs args) implements ImageSource {
        @Override
        public ContainerImage create(String name) {
            return new BuiltImage(name, args);
        }

        @Override
        public void prepare(Consumer<String> log) {
            MavenPackaging.of(args.context()).run(log);
        }
    }

    /** Pushed by others to a repository of the stack's own, and rolled out when it is. */
    record Pushed(PushedImageArgs args) implements ImageSource {
        @Override
        public ContainerImage create(String name) {
            return new PushedImage(name, args);
        }

        @Override
        public void prepare(Consumer<String> log) {
            // Who pushes it builds it.
        }
    }

    /** Of any registry. */
    record Reference(RegistryImage image) implements ImageSource {
        @Override
        public ContainerImage create(String name) {
            return image;
        }

        @Override
        public void prepare(Consumer<String> log) {
            // Somebody else has built it.
        }
    }

    static ImageSource read(Section section, String service, Architecture architecture, ImageSettings settings) {
        var fallback = new Reference(RegistryImage.of("scratch"));
        var folder = section.text(
                "build", "", TextFormat.of("a folder of the project, with / between its parts", "[^\\\\]+"));
        var reference = section.text(
                "image", "", TextFormat.of("an image reference, such as public.ecr.aws/nginx/nginx:1.29", "\\S+"));
        var rollOut = rollOut(section, service, settings);
        if (section.has("rollOut")) {
            Stream.of("build", "image")
                    .filter(section::has)
                    .forEach(key -> section.fault(
                            key,
                            "",
                            "with rollOut the image is what is pushed to the stack's repository",
                            "remove %s, or rollOut".formatted(key)));
            return rollOut;
        }
        if (section.has("build") == section.has("image")) {
            section.fault(
                    section.has("build") ? "build" : "image",
                    "",
                    "one of build, image and rollOut is needed",
                    "name a folder with a Dockerfile as build, a reference as image, or a tag in rollOut");
            return fallback;
        }
        if (section.has("image")) {
            return section.make("image", fallback, () -> new Reference(RegistryImage.of(reference)));
        }
        return section.make("build", fallback, () -> new Build(settings.args(folder, service, architecture)));
    }

    private static ImageSource rollOut(Section service, String name, ImageSettings settings) {
        try (var section = service.section("rollOut")) {
            var tag = section.text(
                    "tag", "live", TextFormat.of("a tag of up to 128 letters, digits and _ . -", "\\w[\\w.-]{0,127}"));
            return new Pushed(settings.pushed(name, tag));
        }
    }
}
