package dev.slipway.component;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import com.pulumi.resources.ResourceTransformation;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tags every resource that can be tagged: the tags of the stack, and {@code Name} with the resource's logical name.
 * Tags that a component gives itself win.
 *
 * <p>A transformation of the stack, so that no component can forget it. The SDK's arguments have no common type for
 * tags, hence the look-up by the name that the SDK itself imports the field by.
 */
public final class Tagging implements ResourceTransformation {
    private final Map<Class<?>, Optional<Field>> fields = new ConcurrentHashMap<>();
    private final Map<String, String> tags;

    public Tagging(Map<String, String> tags) {
        this.tags = Map.copyOf(tags);
    }

    /** Whether the resources of an arguments class can be tagged. */
    public static boolean isTaggable(Class<?> args) {
        return tagsField(args).isPresent();
    }

    @Override
    public Optional<Result> apply(Args args) {
        fields.computeIfAbsent(args.args().getClass(), Tagging::tagsField)
                .ifPresent(field -> tag(field, args.args(), args.resource().pulumiResourceName()));
        return Optional.empty();
    }

    private static Optional<Field> tagsField(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(Import.class))
                .filter(field -> field.getAnnotation(Import.class).name().equals("tags"))
                .filter(field -> field.getGenericType()
                        .getTypeName()
                        .endsWith("Output<java.util.Map<java.lang.String, java.lang.String>>"))
                .findFirst();
    }

    @SuppressWarnings("unchecked")
    private void tag(Field field, ResourceArgs args, String name) {
        try {
            field.setAccessible(true);
            var given = (Output<Map<String, String>>)
                    Optional.ofNullable(field.get(args)).orElse(Output.of(Map.of()));
            field.set(args, given.applyValue(own -> {
                var all = new LinkedHashMap<>(tags);
                all.put("Name", name);
                all.putAll(own);
                return all;
            }));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("the tags of " + name + " cannot be set", e);
        }
    }
}
