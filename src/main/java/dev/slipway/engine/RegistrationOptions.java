package dev.slipway.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import pulumirpc.Resource.RegisterResourceRequest;

/** The resource options of a registration, beside protection, dependencies and ignored changes.
 *
 * @param aliases the former URNs of the resource, from its aliases and those of its parents
 * @param provider the URN of an explicit provider; empty for the default provider
 * @param retainOnDelete true if AWS keeps the resource when Pulumi deletes it
 * @param deleteBeforeReplace true if a replacement deletes the resource before it creates the new one
 * @param replaceOnChanges the input properties whose changes replace the resource, in addition to those of its provider
 * @param additionalSecretOutputs the outputs that are secret, in addition to those of its provider
 * @param replacementTrigger the value whose change replaces the resource; empty for none
 * @param customTimeouts the timeouts such as {@code 1200s}, by {@code create}, {@code update} and {@code delete}
 * @param propertyDependencies the URNs of the resources whose outputs an input property is made of, by the property
 * @see <a href="https://www.pulumi.com/docs/iac/concepts/resources/options/">resource options</a>
 */
public record RegistrationOptions(
        List<String> aliases,
        String provider,
        boolean retainOnDelete,
        boolean deleteBeforeReplace,
        List<String> replaceOnChanges,
        List<String> additionalSecretOutputs,
        Optional<Object> replacementTrigger,
        Map<String, String> customTimeouts,
        Map<String, List<String>> propertyDependencies) {
    /** The provider in a saved plan of an earlier version, which does not record it. */
    public static final String UNKNOWN_PROVIDER = "unknown";

    /** No options. */
    public static final RegistrationOptions NONE = new RegistrationOptions(
            List.of(), "", false, false, List.of(), List.of(), Optional.empty(), Map.of(), Map.of());

    /** No options but a provider. */
    public static RegistrationOptions ofProvider(String provider) {
        return new RegistrationOptions(
                List.of(), provider, false, false, List.of(), List.of(), Optional.empty(), Map.of(), Map.of());
    }

    /** The options of a request for a resource with former URNs. */
    static RegistrationOptions of(RegisterResourceRequest request, List<String> aliases) {
        return new RegistrationOptions(
                aliases,
                providerUrn(request.getProvider()),
                request.getRetainOnDelete(),
                request.getDeleteBeforeReplace(),
                List.copyOf(request.getReplaceOnChangesList()),
                request.getAdditionalSecretOutputsList().stream().sorted().toList(),
                request.hasReplacementTrigger()
                        ? Optional.ofNullable(Wire.toPlain(request.getReplacementTrigger()))
                        : Optional.empty(),
                timeouts(request.getCustomTimeouts()),
                propertyDependencies(request));
    }

    private static Map<String, List<String>> propertyDependencies(RegisterResourceRequest request) {
        var byProperty = new TreeMap<String, List<String>>();
        request.getPropertyDependenciesMap().forEach((property, dependencies) -> {
            if (dependencies.getUrnsCount() > 0) {
                byProperty.put(
                        property, dependencies.getUrnsList().stream().sorted().toList());
            }
        });
        return byProperty;
    }

    /** The URN in a reference to a provider, which is the URN and the id. */
    private static String providerUrn(String reference) {
        return reference.isEmpty() ? "" : reference.substring(0, reference.lastIndexOf("::"));
    }

    private static Map<String, String> timeouts(RegisterResourceRequest.CustomTimeouts given) {
        var timeouts = new TreeMap<String, String>();
        timeouts.put("create", given.getCreate());
        timeouts.put("update", given.getUpdate());
        timeouts.put("delete", given.getDelete());
        timeouts.values().removeIf(String::isEmpty);
        timeouts.replaceAll((operation, timeout) -> timeout.replaceFirst("0{9}ns$", "s"));
        return timeouts;
    }
}
