package dev.slipway;

import com.pulumi.Context;
import com.pulumi.exceptions.RunException;
import dev.slipway.base.link.DeclaredLink;
import dev.slipway.base.link.Linkable;
import dev.slipway.base.types.ResourceType;
import dev.slipway.base.types.ResourceTypes;
import dev.slipway.engine.FunctionCall;
import dev.slipway.engine.PlanFacts;
import dev.slipway.engine.PlannedResource;
import dev.slipway.program.StackProgram;
import dev.slipway.settings.LinkKind;
import dev.slipway.settings.Settings;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The stack's program with all extensions of the project. */
final class Extensions implements StackProgram, PlanFacts {
    /** No extensions. */
    static final Extensions NONE = new Extensions(List.of());

    private static final String NAME = "[a-z]([a-z0-9-]{0,18}[a-z0-9])?";

    private final List<Extension> all;
    private @Nullable Map<String, ResourceType> types;

    /** @throws RunException for a name that is no name of a kind in {@code uses}, and for two extensions of one name */
    Extensions(List<Extension> all) {
        this.all = List.copyOf(all);
        var taken = new HashSet<>(Set.of("as"));
        Arrays.stream(LinkKind.values()).map(LinkKind::word).forEach(taken::add);
        for (var extension : all) {
            var name = call(extension, extension::name);
            if (!name.matches(NAME)) {
                throw new RunException(
                        "the extension %s has the name '%s': 1 to 20 lower-case letters, digits and hyphens, starting with a letter, are allowed; correct it in name()"
                                .formatted(extension.getClass().getName(), name));
            }
            if (!taken.add(name)) {
                throw new RunException(
                        "the extension %s has the name '%s', which a kind of stores or another extension has; return another one from name()"
                                .formatted(extension.getClass().getName(), name));
            }
        }
    }

    /** The extensions on the class path. */
    static Extensions found() {
        return of(Extension.class.getClassLoader());
    }

    static Extensions of(ClassLoader loader) {
        try {
            return new Extensions(ServiceLoader.load(Extension.class, loader).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList());
        } catch (ServiceConfigurationError e) {
            throw new RunException("%s; correct META-INF/services/dev.slipway.Extension".formatted(e.getMessage()), e);
        }
    }

    @Override
    public void register(Context context, Settings settings) {
        App.stack(context, settings, this);
    }

    @Override
    public PlanFacts facts() {
        return all.isEmpty() ? PlanFacts.NONE : this;
    }

    @Override
    public List<DeclaredLink> links() {
        return all.stream()
                .flatMap(extension ->
                        call(extension, extension::links).stream().map(link -> link.withKind(extension.name())))
                .toList();
    }

    /** Creates the resources of all extensions, and returns the objects behind their links by the text in a stack file. */
    Map<String, Linkable> create(StackComponents stack) {
        var created = new LinkedHashMap<String, Linkable>();
        for (var extension : all) {
            var linkables = call(extension, () -> extension.create(stack));
            for (var link : call(extension, extension::links)) {
                created.put(link.withKind(extension.name()).written(), checked(extension, link, linkables));
            }
        }
        return created;
    }

    private static Linkable checked(Extension extension, DeclaredLink link, Map<String, Linkable> created) {
        var linkable = Optional.ofNullable(created.get(link.name()))
                .orElseThrow(() -> fault(extension, "create returns no link " + link.name(), null));
        var access = call(extension, linkable::access);
        var variables = new TreeSet<>(access.environment().keySet());
        variables.addAll(access.secrets().keySet());
        var declared = new TreeSet<>(link.variables().values());
        if (!variables.equals(declared)) {
            throw fault(
                    extension,
                    "the link %s has the variables %s, and links declares %s"
                            .formatted(link.name(), variables, declared),
                    null);
        }
        return linkable;
    }

    void createAfterServices(StackComponents stack) {
        all.forEach(extension -> call(extension, () -> {
            extension.createAfterServices(stack);
            return true;
        }));
    }

    @Override
    public Optional<ResourceType> type(String token) {
        return Optional.ofNullable(types().get(token)).or(() -> ResourceTypes.find(token));
    }

    /** The facts of all extensions over those of Slipway, by token; asked for once, since an extension may read a file. */
    private synchronized Map<String, ResourceType> types() {
        if (types == null) {
            var found = new HashMap<String, ResourceType>();
            for (var extension : all) {
                for (var type : call(extension, extension::resourceTypes)) {
                    found.merge(type.token(), type.over(ResourceTypes.find(type.token())), (one, other) -> other);
                }
            }
            types = found;
        }
        return types;
    }

    @Override
    public Map<String, Object> standIns(PlannedResource resource) {
        var values = new LinkedHashMap<String, Object>();
        all.forEach(extension -> values.putAll(call(extension, () -> extension.standIns(resource))));
        return values;
    }

    @Override
    public Optional<Map<String, Object>> result(FunctionCall call) {
        return all.stream()
                .flatMap(extension -> call(extension, () -> extension.result(call)).stream())
                .findFirst();
    }

    @Override
    public OptionalDouble monthlyUsd(PlannedResource resource) {
        return all.stream()
                .map(extension -> call(extension, () -> extension.monthlyUsd(resource)))
                .filter(OptionalDouble::isPresent)
                .findFirst()
                .orElse(OptionalDouble.empty());
    }

    /** The result of a method of an extension, whose exceptions name the extension. */
    private static <T> T call(Extension extension, Supplier<T> method) {
        try {
            return method.get();
        } catch (RunException e) {
            throw fault(extension, e.getMessage(), e);
        } catch (RuntimeException e) {
            throw fault(extension, e.toString(), e);
        }
    }

    private static RunException fault(Extension extension, String problem, @Nullable Throwable cause) {
        return new RunException(
                "the extension %s: %s".formatted(extension.getClass().getName(), problem), cause);
    }
}
