package dev.slipway.engine;

import com.pulumi.core.annotations.Export;
import com.pulumi.core.annotations.Import;
import com.pulumi.core.annotations.ResourceType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * An output that the class of a resource in a provider's SDK declares.
 *
 * @param name the property's name, such as {@code clusterAddress}
 * @param type the Java type of its value, without {@code Output} and {@code Optional}
 * @param optional true if the value may be missing
 * @param input true if the program may set the value itself
 */
record DeclaredOutput(String name, Type type, boolean optional, boolean input) {
    private static final Map<String, Optional<List<DeclaredOutput>>> BY_TOKEN = new ConcurrentHashMap<>();

    /** The outputs of a type; empty if the class path has no class of it. Each type is read once in a process. */
    static Optional<List<DeclaredOutput>> of(String token) {
        return BY_TOKEN.computeIfAbsent(token, missing -> resourceClass(missing).map(DeclaredOutput::declaredIn));
    }

    /** The class of a token: {@code com.pulumi.aws.sqs.Queue} for {@code aws:sqs/queue:Queue}. */
    private static Optional<Class<?>> resourceClass(String token) {
        var parts = token.split(":");
        if (parts.length != 3) {
            return Optional.empty();
        }
        var module = parts[1].replaceFirst("/.*", "").toLowerCase(Locale.ROOT);
        var folder = module.equals("index") ? "" : module + ".";
        try {
            var found = Class.forName(
                    "com.pulumi.%s.%s%s".formatted(parts[0].replace("-", ""), folder, parts[2]),
                    false,
                    DeclaredOutput.class.getClassLoader());
            var annotation = found.getAnnotation(ResourceType.class);
            return annotation != null && annotation.type().equals(token) ? Optional.of(found) : Optional.empty();
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    private static List<DeclaredOutput> declaredIn(Class<?> resource) {
        var inputs = inputs(resource);
        return Arrays.stream(resource.getDeclaredFields())
                .map(field -> field.getAnnotation(Export.class) == null
                        ? null
                        : of(resource, field.getName(), field.getAnnotation(Export.class), inputs))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The output of a field: its getter, of the same name, returns an {@code Output} of the value. */
    private static @Nullable DeclaredOutput of(Class<?> resource, String field, Export export, Set<String> inputs) {
        var name = export.name().isEmpty() ? field : export.name();
        try {
            var output = resource.getDeclaredMethod(field).getGenericReturnType();
            var value = argument(output, 0);
            var optional = raw(value) == Optional.class;
            return new DeclaredOutput(name, optional ? argument(value, 0) : value, optional, inputs.contains(name));
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    private static Set<String> inputs(Class<?> resource) {
        var names = new HashSet<String>();
        try {
            var args = Class.forName(resource.getName() + "Args", false, resource.getClassLoader());
            for (var field : args.getDeclaredFields()) {
                var annotation = field.getAnnotation(Import.class);
                if (annotation != null) {
                    names.add(annotation.name().isEmpty() ? field.getName() : annotation.name());
                }
            }
        } catch (ClassNotFoundException e) {
            return Set.of();
        }
        return names;
    }

    /** The class of a type without its arguments. */
    static Type raw(Type type) {
        return type instanceof ParameterizedType generic ? generic.getRawType() : type;
    }

    /** An argument of a type such as {@code List<String>}; {@code Object} if it has none. */
    static Type argument(Type type, int position) {
        return type instanceof ParameterizedType generic ? generic.getActualTypeArguments()[position] : Object.class;
    }
}
