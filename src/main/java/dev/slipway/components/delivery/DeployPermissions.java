package dev.slipway.components.delivery;

import com.pulumi.exceptions.RunException;
import dev.slipway.base.iam.Policy;
import dev.slipway.base.iam.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The policies that let somebody deploy, or read, what a stack's plan is made of, and nothing else. */
final class DeployPermissions {
    /** The most characters of a managed policy, without white space. */
    static final int MOST_CHARACTERS = 6144;

    /** What a refresh calls; not what services logged and what is in images. */
    private static final Pattern READS = Pattern.compile(
            "(?!logs:GetLogEvents|ecr:GetDownload)[a-z0-9-]+:(GET|Describe.*|Get.*|List.*)|kms:Decrypt");

    private final StackIdentity stack;
    private final List<ResourcePermissions> planned;

    /** @throws RunException if the plan has a type without known permissions */
    DeployPermissions(StackIdentity stack) {
        var types = stack.planned().types();
        var unknown = types.stream().filter(ResourcePermissions::isUnknown).toList();
        if (!unknown.isEmpty()) {
            throw new RunException(
                    "slipway:delivery: the permissions to deploy %s are unknown; add them to its entry in src/main/resources/dev/slipway/base/types, or remove slipway:delivery"
                            .formatted(String.join(", ", unknown)));
        }
        this.stack = stack;
        this.planned = ResourcePermissions.all()
                .filter(permissions -> types.contains(permissions.type()))
                .toList();
    }

    /** What makes, changes and deletes the resources of an area; empty where the plan has none. */
    Optional<Policy> toChange(PolicyGroup area) {
        var grants = new LinkedHashMap<ResourceScope, Collection<String>>();
        needs(area)
                .flatMap(need -> need.grants().entrySet().stream())
                .filter(grant -> !isBuckets(grant) || !stack.planned().buckets().isEmpty())
                .forEach(grant -> grants.computeIfAbsent(grant.getKey(), scope -> new TreeSet<>())
                        .addAll(grant.getValue()));
        return policy(grants);
    }

    /** What reads all resources, and tells nothing that is secret. */
    Policy toRead(Collection<PolicyGroup> areas) {
        var actions = new TreeSet<>(List.of("ec2:DescribeAvailabilityZones", "sts:GetCallerIdentity"));
        areas.stream().flatMap(this::needs).forEach(need -> actions.addAll(need.read()));
        return Policy.of(Statement.allow(actions.toArray(String[]::new)).onAny("since nothing is changed"));
    }

    /**
     * What looks for drift reads beyond that: what the provider reads of the stack's own resources when it refreshes them,
     * values of parameters and keys of APIs too. Empty where the plan has nothing of the kind.
     */
    Optional<Policy> toCheck() {
        var grants = new LinkedHashMap<ResourceScope, Collection<String>>();
        Stream.of(PolicyGroup.values())
                .flatMap(this::needs)
                .flatMap(need -> need.grants().entrySet().stream())
                .forEach(grant -> grant.getValue().stream()
                        .filter(action -> READS.matcher(action).matches())
                        .forEach(action -> grants.computeIfAbsent(grant.getKey(), scope -> new TreeSet<>())
                                .add(action)));
        return policy(grants);
    }

    /** What ends stacks of pull requests beyond that: people end the keys of all others. */
    Policy toEnd() {
        return Policy.of(new ResourceScope.Owned().statement(stack, "kms:ScheduleKeyDeletion"));
    }

    private Optional<Policy> policy(Map<ResourceScope, Collection<String>> grants) {
        var statements = new ArrayList<Statement>();
        grants.forEach((scope, actions) -> statements.add(scope.statement(stack, actions.toArray(String[]::new))));
        return statements.isEmpty() ? Optional.empty() : Optional.of(new Policy(statements));
    }

    private Stream<ResourcePermissions> needs(PolicyGroup area) {
        return planned.stream().filter(permissions -> permissions.group() == area);
    }

    private static boolean isBuckets(Map.Entry<ResourceScope, List<String>> grant) {
        return grant.getKey() instanceof ResourceScope.Buckets;
    }
}
