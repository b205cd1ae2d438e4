package dev.slipway.engine;

import com.pulumi.core.annotations.CustomType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Stand-ins for the outputs that no entry of a resource type lists, made from their names and their types in the SDK. A text has
 * the form that its name suggests, a list of AWS's own values has one element, and an optional value that the program did not set is
 * missing.
 */
record GeneratedStandIns(AwsAccount account, PlannedResource resource, StandInNames names) {
    /** The unknown outputs of a type without a class. */
    static final List<String> EVERY_OUTPUT = List.of("every output");

    private static final int HTTPS = 443;
    private static final int MAX_DEPTH = 3;

    /** The outputs of a resource with stand-ins, and the names of those that have none. */
    record Completed(StandIn standIn, List<String> unknown) {}

    /**
     * Adds the outputs that are neither inputs of the resource nor outputs of the stand-in.
     *
     * @param declared the outputs of the resource's class
     */
    Completed complete(StandIn standIn, List<DeclaredOutput> declared) {
        var outputs = new LinkedHashMap<>(standIn.outputs());
        var unknown = new ArrayList<String>();
        for (var output : declared) {
            if (outputs.containsKey(output.name()) || resource.inputs().containsKey(output.name())) {
                continue;
            }
            if (output.input() && output.optional()) {
                outputs.put(output.name(), null);
            } else {
                value(output.name(), output.type(), output.input(), MAX_DEPTH)
                        .ifPresentOrElse(value -> outputs.put(output.name(), value), () -> unknown.add(output.name()));
            }
        }
        return new Completed(new StandIn(standIn.id(), outputs), unknown);
    }

    /** The value of a property; empty for a type that has no stand-in, such as an archive. */
    private Optional<Object> value(String name, Type type, boolean input, int depth) {
        var raw = DeclaredOutput.raw(type);
        if (raw == List.class) {
            return input
                    ? Optional.of(List.of())
                    : value(name, DeclaredOutput.argument(type, 0), false, depth)
                            .map(List::of);
        }
        if (raw == Map.class) {
            return Optional.of(Map.of());
        }
        if (raw == String.class) {
            return Optional.of(text(name));
        }
        if (raw == Integer.class || raw == Double.class) {
            return Optional.of(name.toLowerCase(Locale.ROOT).endsWith("port") ? HTTPS : 1);
        }
        if (raw == Boolean.class) {
            return Optional.of(false);
        }
        return raw instanceof Class<?> nested && nested.isAnnotationPresent(CustomType.class)
                ? Optional.of(object(nested, depth))
                : Optional.empty();
    }

    /** An object with its values, those of optional properties too; the lists in it are empty. */
    private Map<String, Object> object(Class<?> type, int depth) {
        var values = new LinkedHashMap<String, Object>();
        for (var getter : type.getDeclaredMethods()) {
            if (depth > 0 && isGetter(getter)) {
                var returned = getter.getGenericReturnType();
                var optional = DeclaredOutput.raw(returned) == Optional.class;
                value(getter.getName(), optional ? DeclaredOutput.argument(returned, 0) : returned, true, depth - 1)
                        .ifPresent(value -> values.put(getter.getName(), value));
            }
        }
        return values;
    }

    private static boolean isGetter(Method method) {
        return method.getParameterCount() == 0
                && Modifier.isPublic(method.getModifiers())
                && !Modifier.isStatic(method.getModifiers());
    }

    private String text(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith("arn")) {
            return account.arn(StandIns.service(resource.type()), "%s/%s".formatted(names.name(), names.hex(8)));
        }
        if (lower.endsWith("url") || lower.endsWith("uri")) {
            return "https://%s/%s".formatted(host(name), names.name());
        }
        return lower.matches(".*(address|endpoint|host|dnsname|domainname)")
                ? host(name)
                : "%s-%s".formatted(name, names.hex(12));
    }

    private String host(String output) {
        return "%s.%s.%s.%s"
                .formatted(output.toLowerCase(Locale.ROOT), names.hex(12), account.region(), account.dnsSuffix());
    }
}
