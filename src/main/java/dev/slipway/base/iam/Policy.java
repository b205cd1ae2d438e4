package dev.slipway.base.iam;

import com.pulumi.core.Output;
import dev.slipway.base.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;

/** A policy document: of a role, of a resource, or the trust of a role. */
public record Policy(List<Statement> statements) {
    /**
     * Merges the statements that allow actions on every resource for the same reason.
     *
     * @throws IllegalArgumentException for no statement, and for two of one <a
     *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html">sid</a> that
     *     cannot be one
     */
    public Policy {
        if (statements.isEmpty()) {
            throw new IllegalArgumentException("a policy needs a statement");
        }
        var single = new ArrayList<Statement>();
        for (var statement : statements) {
            var twin = IntStream.range(0, single.size())
                    .filter(at ->
                            !statement.sid().isEmpty() && single.get(at).sid().equals(statement.sid()))
                    .findFirst();
            twin.ifPresentOrElse(at -> single.set(at, single.get(at).and(statement)), () -> single.add(statement));
        }
        statements = List.copyOf(single);
    }

    public static Policy of(Statement... statements) {
        return new Policy(List.of(statements));
    }

    /**
     * The trust policy of a role that one AWS service may assume, for this account only.
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
