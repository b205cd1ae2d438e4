package dev.slipway.analysis.diagram;

import dev.slipway.base.types.ResourceType;
import dev.slipway.base.types.ResourceTypes;
import dev.slipway.engine.PlannedResource;
import java.util.Locale;
import java.util.Optional;

/** The label, the shape and the category of a component's node. */
final class NodeLabels {
    private NodeLabels() {}

    /** The label of the component's type; without one, the words of its class. */
    static String of(PlannedResource component) {
        var type = component.type();
        return facts(component).flatMap(ResourceType::label).orElseGet(() -> type.substring(type.lastIndexOf(':') + 1)
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT));
    }

    static NodeShape shape(PlannedResource component) {
        return isStore(component) ? NodeShape.STORE : NodeShape.DEFAULT;
    }

    /** The category of the component's type; without one, data for a store. */
    static NodeCategory category(PlannedResource component) {
        return facts(component)
                .flatMap(ResourceType::category)
                .flatMap(NodeCategory::named)
                .orElse(isStore(component) ? NodeCategory.DATA : NodeCategory.OTHER);
    }

    private static boolean isStore(PlannedResource component) {
        return facts(component).filter(ResourceType::isStore).isPresent();
    }

    private static Optional<ResourceType> facts(PlannedResource component) {
        return ResourceTypes.find(component.type());
    }
}
