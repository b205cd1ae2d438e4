package dev.slipway.engine;

import com.pulumi.resources.Resource;
import dev.slipway.base.types.TypeToken;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A resource as the program registered it.
 *
 * @param parent the parent's URN, empty for the stack itself
 * @param custom true for a resource of a provider, false for a component
 * @param inputs the resolved inputs, secrets masked: text, numbers, booleans, lists and maps
 * @param dependencies the URNs of the resources that it depends on, sorted
 * @param ignoreChanges the input properties whose changes Pulumi ignores
 * @param options the other resource options
 */
public record PlannedResource(
        String urn,
        String type,
        String name,
        String parent,
        boolean custom,
        Map<String, Object> inputs,
        boolean protect,
        List<String> dependencies,
        List<String> ignoreChanges,
        RegistrationOptions options) {

    /** A resource without other options. */
    public PlannedResource(
            String urn,
            String type,
            String name,
            String parent,
            boolean custom,
            Map<String, Object> inputs,
            boolean protect,
            List<String> dependencies,
            List<String> ignoreChanges) {
        this(urn, type, name, parent, custom, inputs, protect, dependencies, ignoreChanges, RegistrationOptions.NONE);
    }

    /** True for a resource of a class of Pulumi's SDKs. */
    public boolean is(Class<? extends Resource> sdkType) {
        return type.equals(TypeToken.of(sdkType));
    }

    /** The input at a path of property names, such as {@code deploymentCircuitBreaker.rollback}. */
    public Optional<Object> input(String path) {
        Object found = inputs;
        for (var key : path.split("\\.")) {
            found = found instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return Optional.ofNullable(found);
    }

    /** The input at a path as text, empty if it is missing. */
    public String text(String path) {
        return input(path).map(Object::toString).orElse("");
    }

    /** True if the input at a path is {@code true}. */
    public boolean flag(String path) {
        return input(path).filter(Boolean.TRUE::equals).isPresent();
    }

    /** The input at a path as a list, empty if it is missing. */
    @SuppressWarnings("unchecked")
    public List<Object> list(String path) {
        return input(path)
                .filter(List.class::isInstance)
                .map(found -> (List<Object>) found)
                .orElse(List.of());
    }
}
