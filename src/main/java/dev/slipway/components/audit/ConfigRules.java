package dev.slipway.components.audit;

import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;
import java.util.HashSet;
import java.util.List;

/**
 * AWS Config rules of an account and region, by the identifiers of
 * <a href="https://docs.aws.amazon.com/config/latest/developerguide/managed-rules-by-aws-config.html">managed
 * rules</a>.
 *
 * @param recorder whether the stack creates the recorder of AWS Config. A region of an account has
 *     <a href="https://docs.aws.amazon.com/config/latest/developerguide/stop-start-recorder.html">one recorder</a>, so
 *     that only one stack can create it, and only in a region without one
 * @param identifiers without duplicates
 */
public record ConfigRules(boolean recorder, List<String> identifiers) {
    /** Rules for the resource types that Slipway creates, none of which needs parameters. */
    public static final List<String> DEFAULT = List.of(
            "CMK_BACKING_KEY_ROTATION_ENABLED",
            "DYNAMODB_PITR_ENABLED",
            "ECR_PRIVATE_LIFECYCLE_POLICY_CONFIGURED",
            "ECS_CONTAINERS_NONPRIVILEGED",
            "ECS_FARGATE_LATEST_PLATFORM_VERSION",
            "IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS",
            "LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED",
            "RDS_INSTANCE_PUBLIC_ACCESS_CHECK",
            "RDS_STORAGE_ENCRYPTED",
            "S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED",
            "S3_BUCKET_SSL_REQUESTS_ONLY",
            "VPC_DEFAULT_SECURITY_GROUP_CLOSED",
            "VPC_FLOW_LOGS_ENABLED");

    /** @throws SpecException for an invalid identifier, or a duplicate */
    public ConfigRules {
        identifiers = List.copyOf(identifiers);
        var errors = new SpecErrors();
        var seen = new HashSet<String>();
        for (var identifier : identifiers) {
            if (!identifier.matches("[A-Z0-9]+(_[A-Z0-9]+)+")) {
                errors.add(
                        "rules",
                        "'%s' is not a managed rule of AWS Config".formatted(identifier),
                        "write its identifier, such as RDS_STORAGE_ENCRYPTED");
            }
            if (!seen.add(identifier)) {
                errors.add("rules", "%s is listed twice".formatted(identifier), "remove one");
            }
        }
        errors.throwAll();
    }
}
