package dev.slipway.base;

import com.pulumi.core.Output;
import com.pulumi.resources.ResourceArgs;
import com.pulumi.resources.ResourceTransformation;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Tags every resource that can be tagged: the tags of the stack, and {@code Name} with the resource's logical name.
 * Tags that a component gives itself win.
 *
 * <p>A transformation of the stack, so that no component can forget it. The SDK's arguments have no common type for
 * tags, hence the look-up of the methods that each generated arguments class has.
 */
public final class Tagging implements ResourceTransformation {
    private static final String TAGS_TYPE =
            "java.util.Optional<com.pulumi.core.Output<java.util.Map<java.lang.String, java.lang.String>>>";

    private final Map<Class<?>, Optional<Method>> tagsMethods = new ConcurrentHashMap<>();
    private final Map<String, String> tags;

    public Tagging(Map<String, String> tags) {
        this.tags = Map.copyOf(tags);
    }

    /** True if resources with that arguments class have tags. */
    public static boolean isTaggable(Class<?> args) {
        return tagsMethod(args).isPresent();
    }

    @Override
    public Optional<Result> apply(Args args) {
        return tagsMethods
                .computeIfAbsent(args.args().getClass(), Tagging::tagsMethod)
                .map(own -> new Result(tagged(own, args.args(), args.resource().pulumiResourceName()), args.options()));
    }

    private static Optional<Method> tagsMethod(Class<?> args) {
        return Stream.of(args.getDeclaredMethods())
                .filter(method -> method.getName().equals("tags") && method.getParameterCount() == 0)
                .filter(method -> method.getGenericReturnType().getTypeName().equals(TAGS_TYPE))
                .findFirst();
    }

    /** A copy of the arguments with all tags; the arguments themselves may be those of another resource as well. */
    @SuppressWarnings("unchecked")
    private ResourceArgs tagged(Method own, ResourceArgs args, String name) {
        try {
            var given = ((Optional<Output<Map<String, String>>>) own.invoke(args)).orElse(Output.of(Map.of()));
            var type = args.getClass();
            var builder = type.getMethod("builder", type).invoke(null, args);
            builder.getClass()
                    .getMethod("tags", Output.class)
                    .invoke(builder, given.applyValue(tags -> all(tags, name)));
            return (ResourceArgs) builder.getClass().getMethod("build").invoke(builder);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the tags of " + name + " cannot be set", e);
        }
    }

    private Map<String, String> all(Map<String, String> own, String name) {
        var all = new LinkedHashMap<>(tags);
        all.put("Name", name);
        all.putAll(own);
        return all;
    }
}
