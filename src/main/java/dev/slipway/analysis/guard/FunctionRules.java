package dev.slipway.analysis.guard;

import com.pulumi.aws.lambda.Permission;
import dev.slipway.engine.Plan;
import java.net.URI;
import java.util.stream.Stream;

/** Who may call functions. */
final class FunctionRules {
    static final GuardRule FUNCTION_CALLER = new GuardRule(
            "function-caller",
            Severity.ERROR,
            RuleScope.EVERY_STACK,
            "A service of AWS may call a function for a named resource alone.",
            URI.create("https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html"),
            FunctionRules::anyCaller);

    private FunctionRules() {}

    /** A service calls for whoever has told it to, in any account. */
    private static Stream<Violation> anyCaller(Plan plan) {
        return plan.ofType(Permission.class).stream()
                .filter(permission -> permission.text("principal").matches("\\*|.+\\.amazonaws\\.com(\\.cn)?"))
                .filter(permission -> permission.text("sourceArn").isEmpty()
                        && permission.text("principalOrgId").isEmpty())
                .map(permission -> Violation.of(
                        permission,
                        "lets %s call a function for everybody".formatted(permission.text("principal")),
                        "name the resource that it may call it for as sourceArn"));
    }
}
