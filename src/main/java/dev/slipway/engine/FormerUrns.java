package dev.slipway.engine;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import pulumirpc.AliasOuterClass.Alias;
import pulumirpc.Resource.RegisterResourceRequest;

/** The former URNs of resources, from their aliases and those of their parents.
 *
 * @see <a href="https://www.pulumi.com/docs/iac/concepts/resources/options/aliases/">aliases</a>
 */
final class FormerUrns {
    private static final String STACK_TYPE = "pulumi:pulumi:Stack";

    private final String project;
    private final String stack;
    private final Map<String, List<String>> byUrn = new ConcurrentHashMap<>();

    FormerUrns(String project, String stack) {
        this.project = project;
        this.stack = stack;
    }

    /** The former URNs of a resource; its children inherit them. */
    List<String> of(String urn, RegisterResourceRequest request) {
        var found = new LinkedHashSet<String>(request.getAliasURNsList());
        request.getAliasesList().forEach(alias -> found.addAll(urns(alias, request)));
        for (var parent : byUrn.getOrDefault(request.getParent(), List.of())) {
            found.add(urn(stack, project, parent, request.getType(), nameBelow(parent, request)));
            for (var alias : request.getAliasesList()) {
                if (alias.hasSpec()
                        && !alias.getSpec().getNoParent()
                        && alias.getSpec().getParentUrn().isEmpty()) {
                    found.add(urn(alias.getSpec(), parent, request));
                }
            }
        }
        found.remove(urn);
        var all = List.copyOf(found);
        byUrn.put(urn, all);
        return all;
    }

    private List<String> urns(Alias alias, RegisterResourceRequest request) {
        if (!alias.hasSpec()) {
            return List.of(alias.getUrn());
        }
        var spec = alias.getSpec();
        var given = spec.getParentUrn().isEmpty() ? request.getParent() : spec.getParentUrn();
        return List.of(urn(spec, spec.getNoParent() ? "" : given, request));
    }

    private String urn(Alias.Spec spec, String parent, RegisterResourceRequest request) {
        return urn(
                or(spec.getStack(), stack),
                or(spec.getProject(), project),
                parent,
                or(spec.getType(), request.getType()),
                or(spec.getName(), nameBelow(parent, request)));
    }

    /** The former name of a child: a name that begins with the name of its parent began with the parent's former name. */
    private static String nameBelow(String formerParent, RegisterResourceRequest request) {
        if (formerParent.isEmpty() || formerParent.equals(request.getParent())) {
            return request.getName();
        }
        var now = name(request.getParent());
        return request.getName().startsWith(now)
                ? name(formerParent) + request.getName().substring(now.length())
                : request.getName();
    }

    private static String name(String urn) {
        return urn.substring(urn.lastIndexOf("::") + 2);
    }

    private static String or(String given, String usual) {
        return given.isEmpty() ? usual : given;
    }

    /** The URN of a resource.
     *
     * @param parent the URN of the parent; empty for a resource below the stack
     */
    static String urn(String stack, String project, String parent, String type, String name) {
        var chain = parent.isEmpty() ? STACK_TYPE : parent.split("::", 4)[2];
        var ancestry = chain.equals(STACK_TYPE) ? "" : chain + "$";
        return "urn:pulumi:%s::%s::%s%s::%s".formatted(stack, project, ancestry, type, name);
    }
}
