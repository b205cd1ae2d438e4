package dev.slipway.base.types;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The effect of changed properties on a resource. Properties have Pulumi's names; nested ones are paths with dots and without
 * positions, such as {@code scope.complianceResourceTypes}.
 *
 * <p>Source: the schemas of the Terraform AWS provider 5.100.0, from which com.pulumi:aws 6.83.0 is made, and its plans for a
 * change of each property ("requires replace"). An entry with another source names it.
 *
 * @param replace a change replaces the resource
 * @param replaceOnPresence adding or removing the property replaces the resource, another change does not
 * @param computed the provider keeps the value in the cloud when the property is removed
 * @param sets lists without an order
 * @param recomputed outputs that are unknown until an update is done
 */
public record PropertyFacts(
        Set<String> replace,
        Set<String> replaceOnPresence,
        Set<String> computed,
        Set<String> sets,
        Set<String> recomputed) {
    /** The facts about components, and about types without an entry. */
    public static final PropertyFacts NONE = of("", Map.of());

    private static final Set<String> KEYS = Set.of("replace", "replaceOnPresence", "computed", "sets", "recomputed");

    /** @throws IllegalStateException for an unknown key */
    static PropertyFacts of(String token, Map<String, Object> facts) {
        ResourceType.checkKeys(token, facts, KEYS);
        return new PropertyFacts(
                paths(facts, "replace"),
                paths(facts, "replaceOnPresence"),
                paths(facts, "computed"),
                paths(facts, "sets"),
                paths(facts, "recomputed"));
    }

    private static Set<String> paths(Map<String, Object> facts, String key) {
        return Set.copyOf(
                Optional.ofNullable(facts.get(key)).map(PermissionFacts::texts).orElse(List.of()));
    }

    /** True if a change at a path, or of everything below it, replaces the resource. */
    public boolean replaces(String path, Set<String> leavesBelow) {
        return replace.stream().anyMatch(forced -> isAtOrBelow(path, forced) || leavesBelow.contains(forced));
    }

    public static boolean isAtOrBelow(String path, String above) {
        return path.equals(above) || path.startsWith(above + ".");
    }
}
