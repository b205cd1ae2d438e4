package dev.slipway.program;

import dev.slipway.components.SharedResources;
import dev.slipway.components.image.BuiltImage;
import dev.slipway.components.image.BuiltImageArgs;
import dev.slipway.components.image.ContainerImage;
import dev.slipway.components.image.ImageSpec;
import dev.slipway.components.image.MavenPackaging;
import dev.slipway.components.image.PushedImage;
import dev.slipway.components.image.PushedImageArgs;
import dev.slipway.components.image.RegistryImage;
import dev.slipway.settings.FunctionSettings;
import dev.slipway.settings.ServiceSettings;
import dev.slipway.settings.Settings;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Assembly of the images of services and functions. */
final class Images {
    private Images() {}

    /** The image {@code <service>-image}; an image of a registry needs no component. */
    static ContainerImage of(String service, ImageSpec spec, SharedResources shared) {
        var name = service + "-image";
        if (spec instanceof BuiltImageArgs built) {
            return new BuiltImage(name, built.withProtectedFromDeletion(shared.protectedFromDeletion()));
        }
        if (spec instanceof PushedImageArgs pushed) {
            return new PushedImage(name, pushed.withProtectedFromDeletion(shared.protectedFromDeletion()));
        }
        return (RegistryImage) spec;
    }

    /**
     * Packages the code of built images and of the controllers if the package is older than the code.
     *
     * @param log gets a line for each folder that is packaged
     */
    static void prepare(Settings settings, Consumer<String> log) {
        Stream.concat(
                        settings.services().stream().map(ServiceSettings::image),
                        settings.functions().stream().map(FunctionSettings::image))
                .filter(BuiltImageArgs.class::isInstance)
                .map(BuiltImageArgs.class::cast)
                .forEach(image -> MavenPackaging.of(image.context()).run(log));
        if (settings.usesControllers()) {
            settings.controllers().jar().prepare(log);
        }
    }
}
