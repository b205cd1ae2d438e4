package dev.slipway.iam;

import com.pulumi.core.Output;
import dev.slipway.component.Json;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;

/** A policy document: of a role, of a resource, or the trust of a role. */
public record Policy(List<Statement> statements) {
    /**
     * @throws IllegalArgumentException for no statement, and for two of one
     *     <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html">sid</a>
     */
    public Policy {
        if (statements.isEmpty()) {
            throw new IllegalArgumentException("a policy needs a statement");
        }
        statements = List.copyOf(statements);
        var sids = new HashSet<String>();
        for (var statement : statements) {
            if (!statement.sid().isEmpty() && !sids.add(statement.sid())) {
                throw new IllegalArgumentException(
                        "two statements of a policy have the sid %s, which AWS refuses: give one another reason"
                                .formatted(statement.sid()));
            }
        }
    }

    public static Policy of(Statement... statements) {
        return new Policy(List.of(statements));
    }

    /**
     * The trust policy of a role that one AWS service may assume, for this account alone.
     *
     * @param account the account's id, so that no other account's resources can make the service assume the role (the
     *     <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html">confused deputy</a>)
     */
    public static Policy trust(String service, Output<String> account) {
        return of(Statement.allow("sts:AssumeRole")
                .forService(service)
                .when("StringEquals", "aws:SourceAccount", account));
    }

    /** The document as JSON text. */
    public Output<String> json() {
        var document = new LinkedHashMap<String, Object>();
        document.put("Version", "2012-10-17");
        document.put("Statement", statements.stream().map(Statement::tree).toList());
        return Json.text(document);
    }
}
