package dev.slipway.analysis.guard;

import dev.slipway.base.types.ResourceType;
import dev.slipway.base.types.TypeToken;
import dev.slipway.engine.FunctionCall;
import dev.slipway.engine.Plan;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** The rule about the permissions of the roles for GitHub. */
final class DeliveryRules {
    static final GuardRule DEPLOY_PERMISSIONS = GuardRule.warning(
            "deploy-permissions",
            "The permissions to deploy every resource type are known, if the stack has roles for GitHub.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege",
            DeliveryRules::unknownPermissions);

    private static final String DELIVERY = "slipway:delivery:Delivery";

    private DeliveryRules() {}

    private static Stream<Violation> unknownPermissions(Plan plan) {
        if (plan.ofType(DELIVERY).isEmpty()) {
            return Stream.empty();
        }
        var found = new HashSet<String>();
        var functions = plan.functions().stream()
                .map(FunctionCall::token)
                .filter(token -> isUnknown(plan, token))
                .distinct()
                .sorted()
                .map(token -> Violation.of(
                        plan.ofType("pulumi:pulumi:Stack").get(0),
                        "calls %s, whose permissions the deploy role lacks, since they are unknown"
                                .formatted(TypeToken.brief(token)),
                        "add permissions of %s to resourceTypes of an extension".formatted(token)));
        return Stream.concat(functions, unknownTypes(plan, found));
    }

    private static Stream<Violation> unknownTypes(Plan plan, Set<String> found) {
        return plan.resources().stream()
                .filter(resource -> isUnknown(plan, resource.type()) && found.add(resource.type()))
                .map(resource -> Violation.of(
                        resource,
                        "has the type %s, whose permissions the deploy role lacks, since they are unknown"
                                .formatted(TypeToken.brief(resource.type())),
                        "add permissions of %s to resourceTypes of an extension".formatted(resource.type())));
    }

    private static boolean isUnknown(Plan plan, String type) {
        return ResourceType.needsPermissions(type)
                && plan.facts().type(type).flatMap(ResourceType::permissions).isEmpty();
    }
}
