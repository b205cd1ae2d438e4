package dev.slipway.analysis.guard;

import dev.slipway.base.types.TypeToken;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import dev.slipway.engine.Unknown;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A value that a rule cannot read, since it depends on outputs without stand-ins, is secret or has another form. A value that
 * depends on a resource of the program's own is a warning: Slipway cannot know its outputs.
 *
 * @param property the name of the input
 */
record UnreadableValue(Plan plan, PlannedResource resource, String property) {

    /**
     * The violation of the resource.
     *
     * @param what the value, such as {@code has a policy that cannot be checked}
     * @param otherwise the reason for a value that depends on no unknown output
     */
    Violation violation(String what, String otherwise, String fix) {
        var dependencies = dependencies();
        var unknown = unknown(dependencies);
        if (!unknown.isEmpty() && Unknown.isWithin(resource.input(property).orElse(Unknown.VALUE))) {
            var outputs = unknown.stream().map(this::unknownOutputs).collect(Collectors.joining(", "));
            return Violation.of(
                            resource,
                            "%s, because %s unknown in a plan".formatted(what, outputs),
                            "return a value from standIns of an extension")
                    .advisoryIf(unknown.stream().anyMatch(plan::isOwn));
        }
        var from = dependencies.isEmpty()
                ? ""
                : ", and depends on "
                        + dependencies.stream().map(UnreadableValue::named).collect(Collectors.joining(", "));
        return Violation.of(resource, what + ", because " + otherwise + from, fix)
                .advisoryIf(dependencies.stream().anyMatch(plan::isOwn));
    }

    /** The resources with unknown outputs; all of the plan for a value that the SDK passed on without its dependencies. */
    private List<PlannedResource> unknown(List<PlannedResource> dependencies) {
        var among = dependencies.isEmpty() ? plan.resources() : dependencies;
        return among.stream()
                .filter(candidate -> plan.unknown().containsKey(candidate.urn()))
                .toList();
    }

    private String unknownOutputs(PlannedResource dependency) {
        var outputs = plan.unknown().get(dependency.urn());
        return "%s: %s %s".formatted(named(dependency), String.join(", ", outputs), outputs.size() == 1 ? "is" : "are");
    }

    private static String named(PlannedResource resource) {
        return TypeToken.brief(resource.type()) + " " + resource.name();
    }

    /** The resources that the value depends on; those of the whole resource if the property has none of its own. */
    private List<PlannedResource> dependencies() {
        var urns = resource.options().propertyDependencies().getOrDefault(property, resource.dependencies());
        return urns.stream().map(plan::find).flatMap(Optional::stream).toList();
    }
}
