package dev.slipway.guard;

import dev.slipway.plan.Plan;
import java.net.URI;
import java.util.stream.Stream;

/** Who may call functions. */
final class FunctionRules {
    static final Rule FUNCTION_CALLER = new Rule(
            "function-caller",
            Severity.ERROR,
            Scope.EVERY_STACK,
            "A service of AWS may call a function for a named resource alone.",
            URI.create("https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html"),
            FunctionRules::anyCaller);

    private FunctionRules() {}

    /** A service calls for whoever has told it to, in any account. */
    private static Stream<Breach> anyCaller(Plan plan) {
        return plan.ofType("aws:lambda/permission:Permission").stream()
                .filter(permission -> permission.text("principal").matches("\\*|.+\\.amazonaws\\.com(\\.cn)?"))
                .filter(permission -> permission.text("sourceArn").isEmpty()
                        && permission.text("principalOrgId").isEmpty())
                .map(permission -> Breach.of(
                        permission,
                        "lets %s call a function for everybody".formatted(permission.text("principal")),
                        "name the resource that it may call it for as sourceArn"));
    }
}
