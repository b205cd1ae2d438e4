package dev.slipway.analysis.guard;

import com.google.gson.JsonObject;
import com.pulumi.aws.cloudtrail.Trail;
import com.pulumi.aws.ec2.NetworkAcl;
import dev.slipway.analysis.guard.PolicyText.Allowed;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules about web identities, CloudTrail and network ACLs. */
final class AuditRules {
    static final GuardRule WEB_IDENTITY = GuardRule.error(
            "web-identity",
            "A role for web identities names the audience and one subject, without patterns.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc_secure-by-default.html",
            AuditRules::wideIdentities);

    static final GuardRule TRAIL = GuardRule.error(
            "trail",
            "A trail covers all regions, encrypts its files with a KMS key and validates them.",
            "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html",
            AuditRules::weakTrails);

    static final GuardRule OPEN_ACL = GuardRule.error(
            "open-acl",
            "A network ACL does not allow every protocol from any address.",
            "https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html",
            AuditRules::openAcls);

    private static final List<String> ANYWHERE = List.of("0.0.0.0/0", "::/0");

    private AuditRules() {}

    private static Stream<Violation> wideIdentities(Plan plan) {
        return PolicyText.in(plan)
                .filter(policy -> policy.kind() == PolicyKind.TRUST)
                .filter(policy -> policy.allowed().stream()
                        .flatMap(List::stream)
                        .filter(statement -> statement.actions().contains("sts:AssumeRoleWithWebIdentity"))
                        .anyMatch(statement ->
                                !comparesExactly(statement, ":aud") || !comparesExactly(statement, ":sub")))
                .map(policy -> Violation.of(
                        policy.resource(),
                        "trusts more than one subject of its identity provider",
                        "compare the claims aud and sub by StringEquals"));
    }

    /** Returns true if a condition compares a claim by StringEquals. */
    private static boolean comparesExactly(Allowed statement, String claim) {
        return statement.has("Condition")
                && statement.tree().getAsJsonObject("Condition").get("StringEquals") instanceof JsonObject equal
                && equal.keySet().stream().anyMatch(key -> key.endsWith(claim));
    }

    private static Stream<Violation> weakTrails(Plan plan) {
        return plan.ofType(Trail.class).stream()
                .filter(trail -> !trail.flag("isMultiRegionTrail")
                        || !trail.flag("enableLogFileValidation")
                        || trail.text("kmsKeyId").isEmpty())
                .map(trail -> Violation.of(
                        trail,
                        "does not cover all regions with encrypted, validated files",
                        "set isMultiRegionTrail, enableLogFileValidation and kmsKeyId"));
    }

    private static Stream<Violation> openAcls(Plan plan) {
        return plan.ofType(NetworkAcl.class).stream()
                .filter(AuditRules::allowsEverything)
                .map(acl -> Violation.of(acl, "allows every protocol from any address", "name protocols and ports"));
    }

    private static boolean allowsEverything(PlannedResource acl) {
        return acl.list("ingress").stream()
                .map(rule -> (Map<?, ?>) rule)
                .anyMatch(rule -> "allow".equals(rule.get("action"))
                        && "-1".equals(rule.get("protocol"))
                        && (isAnywhere(rule.get("cidrBlock")) || isAnywhere(rule.get("ipv6CidrBlock"))));
    }

    private static boolean isAnywhere(@Nullable Object block) {
        return block instanceof String text && ANYWHERE.contains(text);
    }
}
