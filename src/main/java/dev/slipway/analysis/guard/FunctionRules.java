package dev.slipway.analysis.guard;

import com.pulumi.aws.lambda.Permission;
import dev.slipway.engine.Plan;
import java.util.stream.Stream;

/** Rules about the permissions to invoke functions. */
final class FunctionRules {
    static final GuardRule FUNCTION_CALLER = GuardRule.error(
            "function-caller",
            "An AWS service may invoke a function only for a named resource.",
            "https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html",
            FunctionRules::anyCaller);

    private FunctionRules() {}

    /** Without a source, an AWS service invokes the function for any resource in any account. */
    private static Stream<Violation> anyCaller(Plan plan) {
        return plan.ofType(Permission.class).stream()
                .filter(permission -> permission.text("principal").matches("\\*|.+\\.amazonaws\\.com(\\.cn)?"))
                .filter(permission -> permission.text("sourceArn").isEmpty()
                        && permission.text("principalOrgId").isEmpty())
                .map(permission -> Violation.of(
                        permission,
                        "lets %s invoke the function for any account".formatted(permission.text("principal")),
                        "set sourceArn to the resource that may invoke it"));
    }
}
