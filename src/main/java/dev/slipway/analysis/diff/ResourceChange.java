package dev.slipway.analysis.diff;

import dev.slipway.base.types.ResourceType;
import dev.slipway.base.types.ResourceTypes;
import dev.slipway.engine.PlannedResource;
import java.util.List;
import java.util.Optional;

/**
 * What happens to one resource.
 *
 * @param resource as it is to be; where it is deleted, as it was
 * @param properties the inputs that change, none where the resource comes or goes as a whole
 * @param lost the data that is lost with the resource as it was, empty where none is
 * @param refused whether Pulumi refuses the operation, since the resource is protected
 */
public record ResourceChange(
        Operation operation,
        PlannedResource resource,
        List<PropertyChange> properties,
        Optional<String> lost,
        boolean refused) {

    static ResourceChange of(Operation operation, PlannedResource resource, List<PropertyChange> properties) {
        return new ResourceChange(operation, resource, properties, Optional.empty(), false);
    }

    /** One that ends the resource as it was. */
    static ResourceChange ending(
            Operation operation,
            PlannedResource resource,
            List<PropertyChange> properties,
            PlannedResource before,
            boolean retained) {
        var lost = retained
                ? Optional.<String>empty()
                : ResourceTypes.find(before.type()).flatMap(ResourceType::dataLost);
        return new ResourceChange(operation, resource, properties, lost, before.protect());
    }

    /** The properties that force the replacement. */
    public List<String> forcedBy() {
        return properties.stream()
                .filter(PropertyChange::replaces)
                .map(PropertyChange::path)
                .toList();
    }

    /** Why Pulumi refuses the operation, and what to do, in one line. */
    public String refusal() {
        return "%s is protected, and Pulumi refuses to %s it; if that is meant, deploy once with the protection taken off"
                .formatted(resource.name(), operation.verb());
    }
}
