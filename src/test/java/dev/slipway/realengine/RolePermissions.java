package dev.slipway.realengine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The policies that a stack's plan gives to the roles of its delivery, evaluated on the calls that the provider makes. */
final class RolePermissions {
    private static final String EVALUATION = "src/test/engine/permissions.py";

    /** Changes that a person makes: those of the delivery itself, of the audit and the budget, and the end of a key. */
    private static final Pattern BY_PEOPLE = Pattern.compile(
            "iam:\\w+ on arn:aws:iam::[^:]*:(role|policy)/[\\w-]+-delivery/.*|iam:\\w+ on .*:oidc-provider/.*"
                    + "|(cloudtrail|config|budgets):.*|iam:PassRole on .*:role/[\\w-]+/audit-.*|kms:ScheduleKeyDeletion .*");

    private final EmulatedAws aws;
    private final Plan plan;
    private final List<String> refused = new ArrayList<>();
    private int evaluated;

    /** The roles of a plan, for the calls from now on. */
    RolePermissions(EmulatedAws aws, Plan plan) {
        this.aws = aws;
        this.plan = plan;
        evaluated = aws.calls().size();
    }

    /**
     * Evaluates the calls since the last evaluation.
     *
     * @param operation that made them, such as {@code up}
     * @param role whose policies have to allow them, such as {@code deploy}
     */
    void evaluate(String operation, String role) {
        notAllowed(role).stream()
                .map(call -> "%s, %s role: %s".formatted(operation, role, call))
                .forEach(refused::add);
    }

    /** @throws AssertionError if a policy did not allow a call */
    void assertAllAllowed() {
        assertThat(refused).as("calls that a role's policies do not allow").isEmpty();
    }

    private List<String> notAllowed(String role) {
        var calls = aws.calls();
        var first = evaluated;
        evaluated = calls.size();
        return notAllowed(calls, first, policies(role)).stream()
                .filter(call -> !BY_PEOPLE.matcher(call).matches())
                .toList();
    }

    /**
     * The kinds of calls that policies do not allow.
     *
     * @param first the index of the first call that is evaluated; those before give the tags of resources
     */
    static List<String> notAllowed(List<String> calls, int first, List<String> policies) {
        try {
            var folder = Files.createTempDirectory("slipway-permissions-");
            var recorded = Files.write(folder.resolve("calls.jsonl"), calls);
            var documents = Files.writeString(folder.resolve("policies.json"), policies.toString());
            var lines = Prerequisites.parliament()
                    .run(
                            List.of(
                                    Prerequisites.python(),
                                    EVALUATION,
                                    recorded.toString(),
                                    Integer.toString(first),
                                    documents.toString()),
                            Map.of("PYTHONDONTWRITEBYTECODE", "1"))
                    .orElseThrow(() -> new IllegalStateException(EVALUATION + " failed; see " + folder));
            Files.delete(recorded);
            Files.delete(documents);
            Files.delete(folder);
            return lines.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The documents of the managed policies and of the inline policy of a role. */
    private List<String> policies(String role) {
        return policies(plan, role);
    }

    /** The documents of a role's policies in a plan. */
    static List<String> policies(Plan plan, String role) {
        var prefix = "delivery-" + role + "-";
        var attached = plan.ofType("aws:iam/rolePolicyAttachment:RolePolicyAttachment").stream()
                .filter(attachment -> attachment.name().startsWith(prefix))
                .flatMap(attachment -> attachment.dependencies().stream())
                .toList();
        var managed = plan.ofType("aws:iam/policy:Policy").stream()
                .filter(policy -> attached.contains(policy.urn()))
                .map(policy -> policy.text("policy"));
        var inline = plan.ofType("aws:iam/rolePolicy:RolePolicy").stream()
                .filter(policy -> policy.name().startsWith(prefix))
                .map(policy -> policy.text("policy"));
        // A plan does not know the ids of hosted zones.
        return Stream.concat(managed, inline)
                .map(policy -> policy.replaceAll("(:hostedzone/)\\w+", "$1*"))
                .toList();
    }
}
