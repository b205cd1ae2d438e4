package dev.slipway.engine;

import com.pulumi.resources.Resource;
import dev.slipway.base.types.TypeToken;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One resource as the program registered it.
 *
 * @param parent the parent's URN, empty for the stack itself
 * @param custom whether a provider manages it; false for a component
 * @param inputs the resolved inputs, secrets masked: text, numbers, booleans, lists and maps
 * @param dependencies the URNs that must exist first, sorted
 * @param ignoreChanges the input properties whose changes Pulumi leaves alone
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
        List<String> ignoreChanges) {

    /** Whether this is a resource of a class of Pulumi's SDKs. */
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

    /** The input at a path as text, empty where it is missing. */
    public String text(String path) {
        return input(path).map(Object::toString).orElse("");
    }

    /** Whether the input at a path is true. */
    public boolean flag(String path) {
        return input(path).filter(Boolean.TRUE::equals).isPresent();
    }

    /** The input at a path as a list; a missing one is empty. */
    @SuppressWarnings("unchecked")
    public List<Object> list(String path) {
        return input(path)
                .filter(List.class::isInstance)
                .map(found -> (List<Object>) found)
                .orElse(List.of());
    }
}
