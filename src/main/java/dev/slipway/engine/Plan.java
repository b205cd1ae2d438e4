package dev.slipway.engine;

import com.pulumi.resources.Resource;
import dev.slipway.base.types.TypeToken;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The resources and the outputs of a stack, as the program registers them.
 *
 * @param resources sorted by URN
 * @param outputs the stack's outputs, secrets masked
 * @param names the URNs of the resources with an id, an ARN, a name or an address in their stand-ins, by that text
 * @param functions the calls of provider functions, each once
 * @param unknown the outputs without a stand-in, by the URN of their resource
 * @param facts further facts about the resources
 */
public record Plan(
        String project,
        String stack,
        List<PlannedResource> resources,
        Map<String, Object> outputs,
        Map<String, Set<String>> names,
        Set<FunctionCall> functions,
        Map<String, List<String>> unknown,
        PlanFacts facts) {
    /** The account number in the stand-ins of every plan. */
    public static final String ACCOUNT = AwsAccount.ID;

    /** A plan without calls of provider functions and without unknown outputs. */
    public Plan(
            String project,
            String stack,
            List<PlannedResource> resources,
            Map<String, Object> outputs,
            Map<String, Set<String>> names) {
        this(project, stack, resources, outputs, names, Set.of(), Map.of(), PlanFacts.NONE);
    }

    /** A plan without references between resources. */
    public Plan(String project, String stack, List<PlannedResource> resources, Map<String, Object> outputs) {
        this(project, stack, resources, outputs, Map.of());
    }

    /** The resources of a class of Pulumi's SDKs. */
    public List<PlannedResource> ofType(Class<? extends Resource> type) {
        return ofType(TypeToken.of(type));
    }

    /** The resources of a type token, such as {@code aws:ec2/vpc:Vpc}. */
    public List<PlannedResource> ofType(String type) {
        return resources.stream()
                .filter(resource -> resource.type().equals(type))
                .toList();
    }

    /** The only resource with a name.
     *
     * @throws IllegalArgumentException if there is none, or more than one
     */
    public PlannedResource named(String name) {
        var found = resources.stream()
                .filter(resource -> resource.name().equals(name))
                .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException("%d resources are named %s".formatted(found.size(), name));
        }
        return found.get(0);
    }

    /** The resources that an id, an ARN, a name or an address in the inputs of another resource refers to. */
    public List<PlannedResource> called(String name) {
        var urns = names.getOrDefault(name, Set.of());
        return resources.stream()
                .filter(resource -> urns.contains(resource.urn()))
                .toList();
    }

    /** The resource with a URN; empty if the plan has none. */
    public Optional<PlannedResource> find(String urn) {
        return resources.stream().filter(resource -> resource.urn().equals(urn)).findFirst();
    }

    /** True for a resource that the program creates outside of Slipway's components: its parent is the stack, or a component of another package. */
    public boolean isOwn(PlannedResource resource) {
        return find(resource.parent())
                .filter(parent -> parent.type().startsWith("slipway:"))
                .isEmpty();
    }

    /** The direct children of a resource. */
    public List<PlannedResource> children(PlannedResource parent) {
        return resources.stream()
                .filter(resource -> resource.parent().equals(parent.urn()))
                .toList();
    }
}
