package dev.slipway.analysis.diff;

import dev.slipway.base.types.PropertyFacts;
import dev.slipway.base.types.ResourceType;
import dev.slipway.base.types.ResourceTypes;
import dev.slipway.engine.PlannedResource;
import dev.slipway.engine.Registration;
import dev.slipway.engine.Unknown;
import dev.slipway.engine.UnknownOutputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Judges each resource as the program registers it, as Pulumi's engine does in a preview: beside its former inputs, with
 * outputs unknown of all that is created or replaced, so that what follows from it is seen.
 */
public final class PlanDiffer implements UnknownOutputs {
    private static final String AWS = "aws:";

    private final Map<String, PlannedResource> former;
    private final Map<String, PlannedResource> planned;
    private final Optional<PropertyChange> region;
    private final Map<String, ResourceChange> changes = new ConcurrentHashMap<>();
    private final Set<String> found = ConcurrentHashMap.newKeySet();
    private final Set<String> unknownTypes = ConcurrentHashMap.newKeySet();

    /**
     * Judges what comes by what was.
     *
     * @param after the same program's plan with everything known, which tells the values of what is unknown here
     */
    public PlanDiffer(SavedPlan before, SavedPlan after) {
        this.former = byUrn(before);
        this.planned = byUrn(after);
        this.region = before.region().isEmpty() || before.region().equals(after.region())
                ? Optional.empty()
                : Optional.of(new PropertyChange("aws:region", before.region(), after.region(), true));
    }

    private static Map<String, PlannedResource> byUrn(SavedPlan saved) {
        return saved.plan().resources().stream().collect(Collectors.toMap(PlannedResource::urn, Function.identity()));
    }

    @Override
    public Predicate<String> unknown(Registration registration) {
        var change = judged(registration);
        changes.put(registration.resource().urn(), change);
        return switch (change.operation()) {
            case CREATE, REPLACE -> output -> true;
            case UPDATE -> factsOf(registration.resource()).recomputed()::contains;
            case DELETE, SAME -> output -> false;
        };
    }

    /** Judges a resource that the program registers only once something unknown is known, by what it is planned to be. */
    void judgeLate(PlannedResource resource) {
        changes.computeIfAbsent(
                resource.urn(), urn -> judged(new Registration(resource, List.of(), "", false, List.of())));
    }

    private ResourceChange judged(Registration registration) {
        var resource = registration.resource();
        var before = before(registration);
        if (before.isEmpty()) {
            return ResourceChange.of(Operation.CREATE, resource, List.of());
        }
        found.add(before.get().urn());
        var properties = new ArrayList<PropertyChange>();
        if (resource.custom()) {
            provider(registration).ifPresent(properties::add);
        }
        var facts = factsOf(resource);
        InputComparison.of(before.get().inputs(), resource, facts, registration.replaceOnChanges()).stream()
                .flatMap(change -> inDetail(change, before.get(), resource, facts).stream())
                .forEach(properties::add);
        if (properties.isEmpty()) {
            return ResourceChange.of(Operation.SAME, resource, List.of());
        }
        return properties.stream().anyMatch(PropertyChange::replaces)
                ? ResourceChange.ending(
                        Operation.REPLACE, resource, properties, before.get(), registration.retainOnDelete())
                : ResourceChange.of(Operation.UPDATE, resource, properties);
    }

    private Optional<PlannedResource> before(Registration registration) {
        var urns = new ArrayList<>(List.of(registration.resource().urn()));
        urns.addAll(registration.formerUrns());
        return urns.stream().map(former::get).filter(each -> each != null).findFirst();
    }

    private PropertyFacts factsOf(PlannedResource resource) {
        var facts = ResourceTypes.find(resource.type()).flatMap(ResourceType::properties);
        if (facts.isEmpty() && resource.custom() && !resource.type().startsWith("pulumi:")) {
            unknownTypes.add(resource.type());
        }
        return facts.orElse(PropertyFacts.NONE);
    }

    /**
     * A resource goes where its provider goes, and a provider goes with its region.
     *
     * @see <a href="https://github.com/pulumi/pulumi-aws/pull/4000">what Pulumi's AWS provider does of another region</a>
     */
    private Optional<PropertyChange> provider(Registration registration) {
        if (registration.provider().isEmpty()) {
            return registration.resource().type().startsWith(AWS) ? region : Optional.empty();
        }
        var provider = changes.get(registration.provider());
        return provider != null && provider.operation() == Operation.REPLACE
                ? Optional.of(new PropertyChange("provider", provider.resource().name(), Unknown.VALUE, true))
                : Optional.empty();
    }

    /** What is unknown as a whole, such as a JSON text, by what is known to change in it. */
    private List<PropertyChange> inDetail(
            PropertyChange change, PlannedResource before, PlannedResource after, PropertyFacts facts) {
        var plan = planned.get(after.urn());
        if (!change.isUnknown() || plan == null) {
            return List.of(change);
        }
        var known = InputComparison.of(before.inputs(), plan, facts, List.of()).stream()
                .filter(each -> each.path().startsWith(change.path() + ".")
                        || each.path().startsWith(change.path() + "["))
                .map(each -> change.replaces() ? each.replacing() : each)
                .toList();
        return known.isEmpty() ? List.of(change) : known;
    }

    /** The changes so far, by URN. */
    Map<String, ResourceChange> changes() {
        return changes;
    }

    /** The former URNs that have been found again. */
    Set<String> found() {
        return found;
    }

    /** The types of which nobody has said what replaces them. */
    Set<String> unknownTypes() {
        return unknownTypes;
    }
}
