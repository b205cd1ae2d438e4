package dev.slipway.delivery;

import com.pulumi.exceptions.RunException;
import dev.slipway.iam.Policy;
import dev.slipway.iam.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The policies that let somebody deploy, or read, what a stack's plan is made of, and nothing else. */
final class Permissions {
    /** The most characters of a managed policy, without white space. */
    static final int MOST_CHARACTERS = 6144;

    private final StackIdentity stack;

    /** @throws RunException where the plan has a type whose needs are not known */
    Permissions(StackIdentity stack) {
        var unknown = stack.planned().types().stream().filter(Area::isUnknown).toList();
        if (!unknown.isEmpty()) {
            throw new RunException(
                    "slipway:delivery: what deploying %s takes is not known; add it to the needs of dev.slipway.delivery, or remove delivery"
                            .formatted(String.join(", ", unknown)));
        }
        this.stack = stack;
    }

    /** What makes, changes and deletes the resources of an area; empty where the plan has none. */
    Optional<Policy> toChange(Area area) {
        var grants = new LinkedHashMap<Scope, Collection<String>>();
        needs(area)
                .flatMap(need -> need.grants().entrySet().stream())
                .filter(grant -> !isBuckets(grant) || !stack.planned().buckets().isEmpty())
                .forEach(grant -> grants.computeIfAbsent(grant.getKey(), scope -> new TreeSet<>())
                        .addAll(grant.getValue()));
        var statements = new ArrayList<Statement>();
        grants.forEach((scope, actions) -> statements.add(scope.statement(stack, actions.toArray(String[]::new))));
        return statements.isEmpty() ? Optional.empty() : Optional.of(new Policy(statements));
    }

    /** What reads all resources, and tells nothing that is secret. */
    Policy toRead(Collection<Area> areas) {
        var actions = new TreeSet<>(List.of("ec2:DescribeAvailabilityZones", "sts:GetCallerIdentity"));
        areas.stream().flatMap(this::needs).forEach(need -> actions.addAll(need.reads()));
        return Policy.of(Statement.allow(actions.toArray(String[]::new)).onAny("since nothing is changed"));
    }

    private Stream<Need> needs(Area area) {
        return area.needs().stream().filter(need -> stack.planned().types().contains(need.type()));
    }

    private static boolean isBuckets(Map.Entry<Scope, List<String>> grant) {
        return grant.getKey() instanceof Scope.Buckets;
    }
}
