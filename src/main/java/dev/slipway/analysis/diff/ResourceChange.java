package dev.slipway.analysis.diff;

import dev.slipway.base.types.PropertyFacts;
import dev.slipway.base.types.ResourceType;
import dev.slipway.base.types.ResourceTypes;
import dev.slipway.engine.PlannedResource;
import java.util.List;
import java.util.Optional;

/** The change of one resource.
 *
 * @param resource the planned resource; for a deletion, the former one
 * @param properties the changed inputs; empty for a creation and a deletion
 * @param lost the data that is lost with the former resource; empty if none is
 * @param refused true if Pulumi refuses the operation because the resource is protected
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

    /** A deletion or a replacement, which delete the former resource. */
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

    /** True if all changed inputs are tags, which no output depends on. */
    boolean changesTagsOnly() {
        return properties.stream().allMatch(property -> PropertyFacts.isAtOrBelow(property.path(), "tags"));
    }

    /** The properties that force the replacement. */
    public List<String> forcedBy() {
        return properties.stream()
                .filter(PropertyChange::replaces)
                .map(PropertyChange::path)
                .toList();
    }

    /** The reason of the refusal and the fix, in one line. */
    public String refusal() {
        return "%s is protected, and Pulumi refuses to %s it; if this is intended, deploy with slipway:protected: false first"
                .formatted(resource.name(), operation.verb());
    }
}
