package dev.slipway.analysis.diagram;

import dev.slipway.analysis.diagram.Diagram.Sketch;
import dev.slipway.analysis.guard.PolicyText;
import dev.slipway.analysis.guard.PolicyText.Allowed;
import dev.slipway.analysis.guard.PolicyText.Kind;
import dev.slipway.base.Arns;
import dev.slipway.engine.Plan;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * From whoever has a role to what its policies allow by name. What they allow on everything says nothing of whom they
 * reach; logs and keys are those of everybody.
 */
record GrantEdges(Plan plan) implements Diagram.Ways {
    private static final Set<String> ASIDE = Set.of("logs", "kms", "iam", "sts");

    /** Services whose things are changed by calls, and used in other ways. */
    private static final Set<String> MANAGED = Set.of("ecs", "elasticloadbalancing", "apigateway", "rds");

    private static final Set<String> SECRETS = Set.of("secretsmanager", "ssm");

    private static final String READING = "(Batch|Condition)?(Get|List|Describe|Query|Scan|Head|Check|GET).*";

    @Override
    public void draw(Sketch sketch) {
        PolicyText.in(plan)
                .filter(policy -> policy.kind() == Kind.IDENTITY)
                .forEach(policy -> sketch.boxes().of(policy.resource()).ifPresent(from -> policy.allowed().stream()
                        .flatMap(List::stream)
                        .forEach(allowed -> draw(allowed, from, sketch))));
    }

    private void draw(Allowed allowed, Node from, Sketch sketch) {
        var gists = gists(allowed.actions());
        for (var arn : allowed.resources()) {
            var service = service(arn);
            if (arn.contains("*") && !arn.matches("[^*]*[:/]\\*") || ASIDE.contains(service)) {
                continue;
            }
            sketch.boxes()
                    .ofArn(plan, arn)
                    .or(() -> SECRETS.contains(service) && !arn.contains("*")
                            ? Optional.of(secret(arn, sketch))
                            : Optional.empty())
                    .ifPresent(to -> gists.forEach(gist -> sketch.arrow(from, to, gist)));
        }
    }

    private static String service(String arn) {
        return Arns.service(arn);
    }

    /** A secret or parameter that exists, by its name without the characters that Secrets Manager adds. */
    private static Node secret(String arn, Sketch sketch) {
        var name = Arns.resource(arn).replaceFirst("^(secret:|parameter)", "").replaceFirst("-[A-Za-z0-9]{6}$", "");
        var kind = service(arn).equals("ssm") ? "SSM parameter" : "secret";
        return sketch.outside(Node.id("x", name), name, kind);
    }

    /** What actions come to: {@code reads}, {@code writes}. */
    static Set<String> gists(List<String> actions) {
        var gists = new TreeSet<String>();
        actions.forEach(action -> gists.add(gist(action)));
        if (gists.contains("changes")) {
            gists.remove("reads");
        }
        return gists;
    }

    private static String gist(String action) {
        var service = action.substring(0, Math.max(0, action.indexOf(':')));
        var verb = action.substring(action.indexOf(':') + 1);
        if (service.equals("ecr")) {
            return verb.matches("(Put|Upload|Initiate|Complete).*") ? "pushes" : "pulls";
        }
        if (SECRETS.contains(service) && verb.matches(READING)) {
            return service.equals("ssm") ? "reads" : "reads secret";
        }
        if (verb.matches(READING)) {
            return "reads";
        }
        if (verb.matches("(Put)?Events|Publish|SendMessage.*")) {
            return "publishes";
        }
        if (verb.matches("Invoke.*|Start.*|Run.*")) {
            return verb.startsWith("Invoke") ? "calls" : "starts";
        }
        return MANAGED.contains(service) ? "changes" : "writes";
    }
}
