package dev.slipway.analysis.guard;

import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RolePolicyAttachment;
import dev.slipway.analysis.guard.PolicyText.Allowed;
import dev.slipway.base.Arns;
import dev.slipway.base.iam.Statement;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Rules about the actions, resources and principals of policies. */
final class PolicyRules {
    static final GuardRule POLICY_WILDCARD = GuardRule.error(
            "policy-wildcard",
            "Policies name their actions, and their resources unless the statement gives a reason.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
            plan -> Stream.concat(wideStatements(plan), wideAttachments(plan)));

    static final GuardRule OPEN_PRINCIPAL = GuardRule.error(
            "open-principal",
            "Resource policies and trust policies allow only named principals, or have a condition.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
            PolicyRules::openPrincipal);

    private static final Set<PolicyKind> ACTIONS_ARE_NAMED = EnumSet.of(PolicyKind.IDENTITY, PolicyKind.RESOURCE);

    private PolicyRules() {}

    private static Stream<Violation> wideStatements(Plan plan) {
        return PolicyText.in(plan).flatMap(policy -> policy.allowed()
                .map(statements -> statements.stream()
                        .flatMap(statement -> wide(policy.kind(), statement).stream())
                        .map(wide -> Violation.of(policy.resource(), wide.wrong(), wide.fix())))
                .orElseGet(() -> Stream.of(new UnreadableValue(plan, policy.resource(), policy.property())
                        .violation(
                                "has a policy that cannot be checked",
                                "it is secret, unknown or not a policy document",
                                "build it from values that are known in a preview"))));
    }

    private record Wide(String wrong, String fix) {}

    private static List<Wide> wide(PolicyKind kind, Allowed statement) {
        var found = new ArrayList<Wide>();
        if (ACTIONS_ARE_NAMED.contains(kind)) {
            var actions = statement.actions().stream()
                    .filter(action -> action.matches("\\*|[^:]+:\\*"))
                    .toList();
            if (!actions.isEmpty() || statement.has("NotAction")) {
                var what = actions.isEmpty() ? "every action but some" : String.join(", ", actions);
                found.add(new Wide("allows " + what, "name the actions that are needed"));
            }
        }
        if (kind == PolicyKind.IDENTITY
                && !statement.sid().startsWith(Statement.ANY)
                && coversEveryResource(statement)) {
            found.add(new Wide(
                    "allows %s on every resource".formatted(String.join(", ", statement.actions())),
                    "name the resources with on(arn), or give the reason with onAny(reason)"));
        }
        return found;
    }

    /**
     * Returns true if a resource is {@code *}, or an ARN with the resource part {@code *}, such as {@code
     * arn:aws:s3:::*}.
     */
    private static boolean coversEveryResource(Allowed statement) {
        return statement.has("NotResource")
                || statement.resources().stream().anyMatch(arn -> arn.equals("*") || arn.matches("arn:([^:]*:){4}\\*"));
    }

    private static Stream<Violation> wideAttachments(Plan plan) {
        var attached = plan.ofType(RolePolicyAttachment.class).stream()
                .flatMap(attachment -> wideManaged(attachment, List.of(attachment.text("policyArn"))));
        var listed =
                plan.ofType(Role.class).stream().flatMap(role -> wideManaged(role, role.list("managedPolicyArns")));
        return Stream.concat(attached, listed);
    }

    /** AWS managed policies that allow all services, or every action of one. */
    private static Stream<Violation> wideManaged(PlannedResource resource, List<?> arns) {
        return arns.stream()
                .map(Object::toString)
                .filter(arn -> arn.contains(":iam::aws:policy/"))
                .map(arn -> Arns.id(arn))
                .filter(name -> name.matches("AdministratorAccess|PowerUserAccess|.*FullAccess"))
                .map(name -> Violation.of(resource, "attaches " + name, "name the actions that are needed"));
    }

    private static Stream<Violation> openPrincipal(Plan plan) {
        return PolicyText.in(plan)
                .filter(policy -> policy.kind() != PolicyKind.IDENTITY)
                .flatMap(policy -> policy.allowed().stream()
                        .flatMap(List::stream)
                        .filter(statement -> !statement.has("Condition"))
                        .filter(statement -> statement.allowsAnyPrincipal() || trustsEveryIdentity(statement))
                        .map(statement -> Violation.of(
                                policy.resource(),
                                "lets any principal call %s".formatted(String.join(", ", statement.actions())),
                                "name the principal, or add a condition")));
    }

    /** A web identity provider such as GitHub signs tokens for all its users; only a condition restricts them. */
    private static boolean trustsEveryIdentity(Allowed statement) {
        return statement.actions().contains("sts:AssumeRoleWithWebIdentity");
    }
}
