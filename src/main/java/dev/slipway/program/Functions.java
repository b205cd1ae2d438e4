package dev.slipway.program;

import dev.slipway.components.SharedResources;
import dev.slipway.components.function.ContainerFunction;
import dev.slipway.components.function.ContainerFunctionArgs;
import dev.slipway.components.image.ContainerImage;
import dev.slipway.components.network.Network;
import dev.slipway.settings.FunctionSettings;
import dev.slipway.settings.Settings;
import java.util.List;

/** Assembly of the services that run as Lambda functions. */
public record Functions(List<DeployedFunction> all) {
    /** One function and its image. */
    record DeployedFunction(ContainerFunction function, ContainerImage image) {}

    public static Functions of(
            Settings settings, Network network, StoreLinks links, Edge edge, Images images, SharedResources shared) {
        return new Functions(settings.functions().stream()
                .map(function -> deploy(function, network, links, edge, images, shared))
                .toList());
    }

    private static DeployedFunction deploy(
            FunctionSettings spec,
            Network network,
            StoreLinks links,
            Edge edge,
            Images images,
            SharedResources shared) {
        var image = images.of(spec.name());
        var function = new ContainerFunction(
                spec.name(),
                ContainerFunctionArgs.of(network, image, spec.spec())
                        .withLinks(links.of(spec.uses()))
                        .withShared(shared));
        edge.api().ifPresent(api -> api.function(function, spec.integration()));
        return new DeployedFunction(function, image);
    }
}
