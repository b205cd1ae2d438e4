package dev.slipway.base.types;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The facts about one resource type. The keys of its entry:
 *
 * <ul>
 *   <li>{@code cost}: {@code free}, if AWS charges nothing for the resource itself; {@code notEstimated}, if the cost depends
 *       on usage that no assumption describes; else the name of a rate in {@code dev.slipway.analysis.cost.ResourceRates}.
 *   <li>{@code data}: the data that is lost with a resource, {@code none} if it keeps no data.
 *   <li>{@code unique}: the place in which AWS allows one resource only, other than a name of the program's choice. A replacement
 *       there deletes the resource first, see {@link UniqueResources}.
 *   <li>{@code properties}: the effect of changed properties, see {@link PropertyFacts}.
 *   <li>{@code serviceLinkedRole}: {@code service} and {@code name} of the role that AWS itself needs for a resource, see
 *       {@link ServiceLinkedRole}.
 *   <li>{@code permissions}: the actions to deploy a resource, see {@link PermissionFacts}.
 *   <li>{@code standIn}: in a plan, the id and the outputs that only AWS knows, with placeholders such as <code>{region}</code>;
 *       {@code dev.slipway.engine.StandInTemplate} lists these. Without it, id and {@code name} are the physical name, and
 *       {@code arn} is {@code arn:<partition>:<module>:<region>:<account>:<name>}.
 *   <li>{@code computedStandIn}: instead of {@code standIn}, the name of a method in
 *       {@code dev.slipway.engine.ComputedStandIns}.
 *   <li>{@code label}: the label of a component in the diagram, by default its class.
 *   <li>{@code shape}: {@code store}, if a component is drawn as a store.
 *   <li>{@code category}: the category that gives a component its colour in the diagram, by default {@code data} for a store.
 * </ul>
 *
 * A fact without a key is unknown.
 *
 * @param token such as {@code aws:ec2/vpc:Vpc}
 * @param facts by key
 */
public record ResourceType(String token, Map<String, Object> facts) {
    private static final String NONE = "none";
    private static final Set<String> KEYS = Set.of(
            "cost",
            "data",
            "unique",
            "properties",
            "serviceLinkedRole",
            "permissions",
            "standIn",
            "computedStandIn",
            "label",
            "shape",
            "category");

    /** @throws IllegalStateException for an unknown key */
    public ResourceType {
        facts = Map.copyOf(facts);
        checkKeys(token, facts, KEYS);
    }

    static ResourceType of(String token, Object facts) {
        return new ResourceType(token, map(facts));
    }

    /** The facts about the type, and those that another entry of the same type has beside them. */
    public ResourceType over(Optional<ResourceType> other) {
        var all = new HashMap<>(other.map(ResourceType::facts).orElse(Map.of()));
        all.putAll(facts);
        return new ResourceType(token, all);
    }

    /** True for a resource or a function of a provider that calls AWS with the permissions of the deployment. */
    public static boolean needsPermissions(String token) {
        return token.startsWith("aws:") || token.startsWith("docker:");
    }

    static void checkKeys(String where, Map<String, ?> facts, Set<String> allowed) {
        facts.keySet().stream()
                .filter(key -> !allowed.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw new IllegalStateException("%s has the unknown key %s".formatted(where, key));
                });
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    /** {@code free}, {@code notEstimated} or the name of a rate; empty if the cost is unknown. */
    public Optional<String> cost() {
        return text("cost");
    }

    /** True if the entry names the data that a resource keeps, or says that it keeps none. */
    public boolean isDataKnown() {
        return facts.containsKey("data");
    }

    /** The data that is lost with a resource; empty if it keeps no data. */
    public Optional<String> dataLost() {
        return text("data").filter(data -> !data.equals(NONE));
    }

    /** True if AWS allows one such resource only in its place. */
    public boolean isUnique() {
        return facts.containsKey("unique");
    }

    /** The effect of changed properties; empty if it is unknown. */
    public Optional<PropertyFacts> properties() {
        return Optional.ofNullable(facts.get("properties")).map(value -> PropertyFacts.of(token, map(value)));
    }

    /** The role that AWS itself needs for a resource; empty if it needs none. */
    public Optional<ServiceLinkedRole> serviceLinkedRole() {
        return Optional.ofNullable(facts.get("serviceLinkedRole"))
                .map(value -> ServiceLinkedRole.of(token, map(value)));
    }

    /** The actions to deploy a resource; empty if they are unknown. */
    public Optional<PermissionFacts> permissions() {
        return Optional.ofNullable(facts.get("permissions")).map(value -> PermissionFacts.of(map(value)));
    }

    /** The template of the id and the outputs; empty if there is none. */
    public Optional<Map<String, Object>> standIn() {
        return Optional.ofNullable(facts.get("standIn")).map(ResourceType::map);
    }

    public Optional<String> computedStandIn() {
        return text("computedStandIn");
    }

    public Optional<String> label() {
        return text("label");
    }

    public Optional<String> category() {
        return text("category");
    }

    public boolean isStore() {
        return text("shape").filter("store"::equals).isPresent();
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable(facts.get(key)).map(Object::toString);
    }
}
