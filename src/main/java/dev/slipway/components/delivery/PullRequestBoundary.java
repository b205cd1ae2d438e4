package dev.slipway.components.delivery;

import com.pulumi.core.Output;
import com.pulumi.exceptions.RunException;
import dev.slipway.base.AwsContext;
import dev.slipway.base.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html">permissions boundary</a> of the
 * roles of copies for pull requests: the permissions that the plan of a copy gives to its roles, on the resources of all copies.
 * A role with more, which unapproved code may create, can do no more than this.
 *
 * @param stack the identity of all copies
 * @param copy the plan of one of them
 */
record PullRequestBoundary(StackIdentity stack, PlannedCopy copy) {
    private static final String RESOURCE = "Resource";

    /** The name of the policy, one for each project in an account. */
    static String policyName(String project) {
        return project + "-pull-requests-boundary";
    }

    /** The path of the policy; no role of a delivery may change policies. */
    static String path(String project) {
        return "/%s-delivery/".formatted(project);
    }

    /** The ARN of the policy, which copies know by their project. */
    static Output<String> arn(String project) {
        return Output.format(
                "arn:%s:iam::%s:policy%s%s",
                AwsContext.partition(), AwsContext.account(), path(project), policyName(project));
    }

    /**
     * The document as JSON text.
     *
     * @throws RunException for a document that is longer than a managed policy may be
     */
    Output<String> json() {
        var statements = statements();
        var document = new LinkedHashMap<String, Object>();
        document.put("Version", "2012-10-17");
        document.put("Statement", statements.isEmpty() ? List.of(nothing()) : statements);
        var text = Json.compact(document);
        if (text.length() > DeployPermissions.MAX_CHARACTERS) {
            throw new RunException(
                    "slipway:delivery.pullRequests: the permissions boundary of the roles of pull requests would have %d characters, of which AWS allows %d; set slipway:delivery.boundary to the ARN of a policy that limits these roles"
                            .formatted(text.length(), DeployPermissions.MAX_CHARACTERS));
        }
        return stack.account().applyValue(id -> text.replace(PlannedCopy.ACCOUNT, id));
    }

    private static Map<String, Object> nothing() {
        return Map.of("Effect", "Deny", "Action", "*", RESOURCE, "*");
    }

    /** One statement for each set of actions and conditions. */
    private List<Map<String, Object>> statements() {
        var actions = new TreeMap<String, BoundaryGrant>();
        copy.policies().stream()
                .flatMap(policy -> RoleStatement.of(policy).stream())
                .flatMap(statement -> statement.grants(new CopyResources(stack, copy)).stream())
                .forEach(grant ->
                        actions.merge(grant.resources() + " " + grant.conditions(), grant, BoundaryGrant::withActions));
        var resources = new TreeMap<String, BoundaryGrant>();
        actions.values()
                .forEach(grant -> resources.merge(
                        grant.actions() + " " + grant.conditions(), grant, BoundaryGrant::withResources));
        var all = new ArrayList<Map<String, Object>>();
        resources.values().forEach(grant -> all.add(grant.tree(all.size())));
        return all;
    }

    /** Actions on resources under conditions.
     *
     * @param conditions the allowed values by operator and key
     */
    record BoundaryGrant(Set<String> actions, Set<String> resources, Map<String, Map<String, Set<String>>> conditions) {
        private BoundaryGrant withActions(BoundaryGrant other) {
            return new BoundaryGrant(union(actions, other.actions), resources, conditions);
        }

        private BoundaryGrant withResources(BoundaryGrant other) {
            return new BoundaryGrant(actions, union(resources, other.resources), conditions);
        }

        private static Set<String> union(Set<String> one, Set<String> other) {
            var all = new TreeSet<>(one);
            all.addAll(other);
            return all;
        }

        private Map<String, Object> tree(int number) {
            var tree = new LinkedHashMap<String, Object>();
            if (resources.contains("*")) {
                tree.put("Sid", "AnyAsInTheRolesOfACopy" + number);
            }
            tree.put("Effect", "Allow");
            tree.put("Action", actions);
            tree.put(RESOURCE, resources);
            if (!conditions.isEmpty()) {
                tree.put("Condition", conditions);
            }
            return tree;
        }
    }
}
