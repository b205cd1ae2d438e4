package dev.slipway.components.delivery;

import dev.slipway.base.iam.Policy;
import dev.slipway.base.iam.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The policies to deploy or to read the resources of a stack's plan. */
final class DeployPermissions {
    /** The maximum number of characters of a managed policy, without white space. */
    static final int MAX_CHARACTERS = 6144;

    /** The actions of a refresh, without those that read log events, images and the secrets of logins. */
    private static final Pattern READS = Pattern.compile(
            "(?!logs:GetLogEvents|ecr:GetDownload|secretsmanager:GetSecretValue|cognito-idp:)[a-z0-9-]+:(GET|Describe.*|Get.*|List.*|Validate.*)|kms:Decrypt");

    private static final Set<String> GLOBAL = Set.of("budgets", "cloudfront", "iam", "route53");

    private final StackIdentity stack;
    private final List<ResourcePermissions> planned;

    DeployPermissions(StackIdentity stack) {
        var types = stack.planned().types();
        this.stack = stack;
        this.planned = ResourcePermissions.all(stack.planned().ownTypes())
                .filter(permissions -> types.contains(permissions.type()))
                .toList();
    }

    /** The policy to create, change and delete the resources of a group; empty if the plan has none. */
    Optional<Policy> toChange(PolicyGroup group) {
        return policy(ofGroup(group), (scope, action) -> true);
    }

    /** The policy to read all resources, without secrets. */
    Policy toRead(Collection<PolicyGroup> groups) {
        var actions = new TreeSet<>(Set.of("sts:GetCallerIdentity"));
        groups.stream().flatMap(this::ofGroup).forEach(permissions -> actions.addAll(permissions.read()));
        return Policy.of(Statement.allow(actions.toArray(String[]::new)).onAny("since nothing is changed"));
    }

    /** The policy for the additional reads of drift detection: the provider's reads of the stack's own resources in a refresh, which include
     * values of parameters, API keys and passwords of caches, but no secrets of builds. Empty if the plan has no such resource.
     */
    Optional<Policy> toCheck() {
        return policy(
                Stream.of(PolicyGroup.values()).flatMap(this::ofGroup),
                (scope, action) -> !scope.equals(ResourceScope.ReadResources.PARAMETERS)
                        && (READS.matcher(action).matches() || isOwnSecret(scope, action)));
    }

    /** True for the read of a secret that the stack itself creates, by the beginning of its name. */
    private static boolean isOwnSecret(ResourceScope scope, String action) {
        return scope instanceof ResourceScope.Arn && action.equals("secretsmanager:GetSecretValue");
    }

    /** The policy to delete stacks of pull requests completely: the keys of other stacks are deleted only by a person. */
    Policy toEnd() {
        return Policy.of(new TagScope.Tagged().statement(stack, "kms:ScheduleKeyDeletion"));
    }

    /** A policy with a statement for each scope and set of regions. */
    private Optional<Policy> policy(Stream<ResourcePermissions> types, BiPredicate<ResourceScope, String> granted) {
        var grants = new LinkedHashMap<Grant, Collection<String>>();
        types.forEach(permissions -> permissions.grants().forEach((scope, actions) -> {
            var others = scope.isRegional() ? stack.planned().otherRegionsOf(permissions.type()) : Set.<String>of();
            if (!scope.isEmpty(stack)) {
                actions.stream().filter(action -> granted.test(scope, action)).forEach(action -> grants.computeIfAbsent(
                                isGlobal(action) ? new Grant(scope, true, Set.of()) : new Grant(scope, false, others),
                                key -> new TreeSet<>())
                        .add(action));
            }
        }));
        var statements = new ArrayList<Statement>();
        grants.forEach((grant, actions) -> statements.add(grant.scope()
                .statement(
                        grant.global() ? stack.global() : stack.inAlso(grant.otherRegions()),
                        actions.toArray(String[]::new))));
        return statements.isEmpty() ? Optional.empty() : Optional.of(new Policy(statements));
    }

    /** The resources of a statement. */
    private record Grant(ResourceScope scope, boolean global, Set<String> otherRegions) {}

    /** True for an action of a service without regions. */
    private static boolean isGlobal(String action) {
        return GLOBAL.contains(action.substring(0, action.indexOf(':')));
    }

    private Stream<ResourcePermissions> ofGroup(PolicyGroup group) {
        return planned.stream().filter(permissions -> permissions.group() == group);
    }
}
