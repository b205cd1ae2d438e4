package dev.slipway.analysis.diagram;

import dev.slipway.base.types.ResourceType;
import dev.slipway.base.types.ResourceTypes;
import dev.slipway.engine.PlannedResource;
import java.util.Locale;

/** The label and the shape of a component's node. */
final class NodeLabels {
    private NodeLabels() {}

    /** The label of the component's type; without one, the words of its class. */
    static String of(PlannedResource component) {
        var type = component.type();
        return ResourceTypes.find(type).flatMap(ResourceType::label).orElseGet(() -> type.substring(
                        type.lastIndexOf(':') + 1)
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT));
    }

    static NodeShape shape(PlannedResource component) {
        return ResourceTypes.find(component.type())
                        .filter(ResourceType::isStore)
                        .isPresent()
                ? NodeShape.STORE
                : NodeShape.DEFAULT;
    }
}
