package dev.slipway.analysis.diff;

import dev.slipway.base.types.PropertyFacts;
import dev.slipway.base.types.ResourceType;
import dev.slipway.engine.PlanFacts;
import dev.slipway.engine.PlannedResource;
import dev.slipway.engine.RegistrationOptions;
import dev.slipway.engine.Unknown;
import dev.slipway.engine.UnknownOutputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Compares each resource with its former inputs when the program registers it, as Pulumi's engine does in a preview. The outputs of
 * created and replaced resources are unknown, so that the comparison includes the resources that depend on them.
 */
public final class PlanDiffer implements UnknownOutputs {
    private static final String AWS = "aws:";

    private final Map<String, PlannedResource> former;
    private final Map<String, PlannedResource> planned;
    private final PlanFacts typeFacts;
    private final Optional<PropertyChange> region;
    private final Map<String, ResourceChange> changes = new ConcurrentHashMap<>();
    private final Set<String> found = ConcurrentHashMap.newKeySet();
    private final Set<String> unknownTypes = ConcurrentHashMap.newKeySet();

    /** A differ of two plans.
     *
     * @param after the plan of the same program with all outputs known; it has the values that are unknown here
     */
    public PlanDiffer(SavedPlan before, SavedPlan after) {
        this.former = byUrn(before);
        this.planned = byUrn(after);
        this.typeFacts = after.plan().facts();
        this.region = before.region().isEmpty() || before.region().equals(after.region())
                ? Optional.empty()
                : Optional.of(new PropertyChange("aws:region", before.region(), after.region(), true));
    }

    private static Map<String, PlannedResource> byUrn(SavedPlan saved) {
        return saved.plan().resources().stream().collect(Collectors.toMap(PlannedResource::urn, Function.identity()));
    }

    @Override
    public Predicate<String> unknown(PlannedResource resource) {
        var change = compared(resource);
        changes.put(resource.urn(), change);
        return switch (change.operation()) {
            case CREATE, REPLACE -> output -> true;
            case UPDATE ->
                output -> !change.changesTagsOnly()
                        && factsOf(resource).recomputed().contains(output);
            case DELETE, SAME -> output -> false;
        };
    }

    /** Compares a resource of the second plan that the program does not register while a value is unknown. */
    void compareLate(PlannedResource resource) {
        changes.computeIfAbsent(resource.urn(), urn -> compared(resource));
    }

    private ResourceChange compared(PlannedResource resource) {
        var before = before(resource);
        if (before.isEmpty()) {
            return ResourceChange.of(Operation.CREATE, resource, List.of());
        }
        found.add(before.get().urn());
        var properties = new ArrayList<PropertyChange>();
        if (resource.custom()) {
            provider(before.get(), resource).ifPresent(properties::add);
        }
        var facts = factsOf(resource);
        InputComparison.of(
                        before.get().inputs(),
                        resource,
                        facts,
                        resource.options().replaceOnChanges())
                .stream()
                .flatMap(change -> inDetail(change, before.get(), resource, facts).stream())
                .forEach(properties::add);
        var forced = properties.stream()
                .filter(PropertyChange::replaces)
                .map(PropertyChange::path)
                .toList();
        replacedBefore(before.get(), resource, facts).stream()
                .filter(change -> forced.stream().noneMatch(path -> path.startsWith(change.path())))
                .forEach(properties::add);
        if (properties.isEmpty()) {
            return ResourceChange.of(Operation.SAME, resource, List.of());
        }
        return properties.stream().anyMatch(PropertyChange::replaces)
                ? ResourceChange.ending(
                        Operation.REPLACE,
                        resource,
                        properties,
                        before.get(),
                        resource.options().retainOnDelete())
                : ResourceChange.of(Operation.UPDATE, resource, properties);
    }

    /**
     * The inputs by which a resource is replaced together with one that is deleted before its replacement: Pulumi deletes first
     * what would be replaced if the outputs of that resource changed, even if their values stay the same.
     *
     * @see <a href="https://www.pulumi.com/docs/iac/concepts/resources/options/deletebeforereplace/">deleteBeforeReplace</a>
     */
    private List<PropertyChange> replacedBefore(PlannedResource before, PlannedResource resource, PropertyFacts facts) {
        return resource.options().propertyDependencies().entrySet().stream()
                .filter(property -> facts.replace().contains(property.getKey())
                        && !resource.ignoreChanges().contains(property.getKey())
                        && property.getValue().stream().anyMatch(this::isDeletedFirst))
                .map(property -> new PropertyChange(
                        property.getKey(), before.inputs().get(property.getKey()), Unknown.VALUE, true))
                .toList();
    }

    private boolean isDeletedFirst(String urn) {
        var change = changes.get(urn);
        return change != null
                && change.operation() == Operation.REPLACE
                && change.resource().options().deleteBeforeReplace();
    }

    private Optional<PlannedResource> before(PlannedResource resource) {
        var urns = new ArrayList<>(List.of(resource.urn()));
        urns.addAll(resource.options().aliases());
        return urns.stream().map(former::get).filter(Objects::nonNull).findFirst();
    }

    private PropertyFacts factsOf(PlannedResource resource) {
        var facts = typeFacts.type(resource.type()).flatMap(ResourceType::properties);
        if (facts.isEmpty() && resource.custom() && !resource.type().startsWith("pulumi:")) {
            unknownTypes.add(resource.type());
        }
        return facts.orElse(PropertyFacts.NONE);
    }

    /**
     * The change of the resource's provider, if there is one: another provider replaces the resource, such as one of another region. A
     * replaced provider replaces its resources too, and another region replaces the provider.
     *
     * @see <a href="https://www.pulumi.com/docs/iac/concepts/resources/options/provider/">explicit providers</a>
     * @see <a href="https://github.com/pulumi/pulumi-aws/pull/4000">replacement of the AWS provider by another region</a>
     */
    private Optional<PropertyChange> provider(PlannedResource before, PlannedResource resource) {
        var former = before.options().provider();
        if (!former.equals(RegistrationOptions.UNKNOWN_PROVIDER)
                && !former.equals(resource.options().provider())
                && !isSameProvider(former, resource.options().provider())) {
            return Optional.of(new PropertyChange(
                    "provider",
                    providerName(former),
                    providerName(resource.options().provider()),
                    true));
        }
        if (resource.options().provider().isEmpty()) {
            return resource.type().startsWith(AWS) ? region : Optional.empty();
        }
        var provider = changes.get(resource.options().provider());
        return provider != null && provider.operation() == Operation.REPLACE
                ? Optional.of(new PropertyChange("provider", provider.resource().name(), Unknown.VALUE, true))
                : Optional.empty();
    }

    /** True for a provider with a former URN. */
    private boolean isSameProvider(String former, String provider) {
        var planned = changes.get(provider);
        return planned != null && planned.resource().options().aliases().contains(former);
    }

    private static String providerName(String urn) {
        return urn.isEmpty() ? "default" : urn.substring(urn.lastIndexOf("::") + 2);
    }

    /** The changes within a value that is unknown as a whole, such as a JSON text, from the known plan. */
    private List<PropertyChange> inDetail(
            PropertyChange change, PlannedResource before, PlannedResource after, PropertyFacts facts) {
        var plan = planned.get(after.urn());
        if (!change.isUnknown() || plan == null) {
            return List.of(change);
        }
        var known = InputComparison.of(before.inputs(), plan, facts, List.of()).stream()
                .filter(part -> part.path().startsWith(change.path() + ".")
                        || part.path().startsWith(change.path() + "["))
                .map(part -> change.replaces() ? part.replacing() : part)
                .toList();
        return known.isEmpty() ? List.of(change) : known;
    }

    /** The changes until now, by URN. */
    Map<String, ResourceChange> changes() {
        return changes;
    }

    /** The former URNs of the registered resources. */
    Set<String> found() {
        return found;
    }

    /** The types without known replacement properties. */
    Set<String> unknownTypes() {
        return unknownTypes;
    }
}
