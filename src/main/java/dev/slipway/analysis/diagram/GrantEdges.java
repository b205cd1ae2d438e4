package dev.slipway.analysis.diagram;

import dev.slipway.analysis.guard.PolicyKind;
import dev.slipway.analysis.guard.PolicyText;
import dev.slipway.analysis.guard.PolicyText.Allowed;
import dev.slipway.base.Arns;
import dev.slipway.engine.Plan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Edges from the holder of a role to the resources that its policies name. Statements for every resource are left out,
 * because they name no node; so are logs and keys, which every role may use.
 */
record GrantEdges(Plan plan) implements EdgeSource {
    private static final Set<String> COMMON_SERVICES = Set.of("logs", "kms", "iam", "sts");

    /** Services whose API calls change the resource itself, not its data. */
    private static final Set<String> MANAGED = Set.of("ecs", "elasticloadbalancing", "apigateway", "rds");

    /** Stores that are drawn as messages. */
    private static final Set<String> MESSAGES = Set.of("events", "sqs", "sns");

    private static final Set<String> SECRETS = Set.of("secretsmanager", "ssm");

    /** Stores by the AWS service of their ARN. */
    private static final Map<String, String> STORES = Map.of(
            "dynamodb",
            "DynamoDB table",
            "s3",
            "S3 bucket",
            "events",
            "event bus",
            "sqs",
            "SQS queue",
            "sns",
            "SNS topic");

    /** The resource of a store's ARN, of its objects or of its indexes. */
    private static final Pattern STORE =
            Pattern.compile("((table|event-bus)/)?(?<name>[A-Za-z0-9_.-]+)(/(index/)?\\*)?");

    private static final String RECEIVES = "receives";

    private static final String READING = "(Batch|Condition)?(Get|List|Describe|Query|Scan|Head|Check|GET).*";

    @Override
    public void addEdges(DiagramBuilder diagram) {
        PolicyText.in(plan)
                .filter(policy -> policy.kind() == PolicyKind.IDENTITY)
                .forEach(policy -> diagram.nodes().of(policy.resource()).ifPresent(from -> policy.allowed().stream()
                        .flatMap(List::stream)
                        .forEach(allowed -> addEdges(allowed, from, diagram))));
    }

    private void addEdges(Allowed allowed, Node from, DiagramBuilder diagram) {
        var labels = labels(allowed.actions());
        for (var arn : allowed.resources()) {
            var service = Arns.service(arn);
            if (arn.contains("*") && !arn.matches("[^*]*[:/]\\*") || COMMON_SERVICES.contains(service)) {
                continue;
            }
            diagram.nodes()
                    .ofArn(plan, arn)
                    .or(() -> outside(arn, diagram))
                    .ifPresent(to -> labels.forEach(label -> addEdge(label, from, to, diagram)));
        }
    }

    /** Messages come from a queue to the holder of the role, everything else goes the other way. */
    private static void addEdge(String label, Node holder, Node resource, DiagramBuilder diagram) {
        if (label.equals(RECEIVES)) {
            diagram.edge(resource, holder, "messages");
        } else {
            diagram.edge(holder, resource, label);
        }
    }

    /** The node of a store, secret or parameter outside the stack; empty for other resources and for patterns. */
    private static Optional<Node> outside(String arn, DiagramBuilder diagram) {
        var service = Arns.service(arn);
        if (SECRETS.contains(service) && !arn.contains("*")) {
            return Optional.of(secret(arn, diagram));
        }
        var name = STORE.matcher(Arns.service(arn).isEmpty() ? "" : Arns.resource(arn));
        return STORES.containsKey(service) && name.matches()
                ? Optional.of(diagram.external(
                        Node.id("x", arn.replaceFirst("(?<=.)/(index/)?\\*$", "")),
                        STORES.get(service),
                        name.group("name"),
                        MESSAGES.contains(service) ? NodeCategory.MESSAGING : NodeCategory.DATA))
                : Optional.empty();
    }

    /** The node of a secret or parameter outside the stack, named without the suffix that Secrets Manager adds. */
    private static Node secret(String arn, DiagramBuilder diagram) {
        var name = Arns.resource(arn).replaceFirst("^(secret:|parameter)", "").replaceFirst("-[A-Za-z0-9]{6}$", "");
        var kind = Arns.service(arn).equals("ssm") ? "SSM parameter" : "secret";
        return diagram.external(Node.id("x", name), kind, name, NodeCategory.DATA);
    }

    /** The kinds of access that actions grant: {@code reads}, {@code writes}. */
    static Set<String> labels(List<String> actions) {
        var labels = new TreeSet<String>();
        actions.forEach(action -> labels.add(label(action)));
        if (labels.contains("changes") || labels.contains(RECEIVES)) {
            labels.remove("reads");
        }
        return labels;
    }

    private static String label(String action) {
        var service = action.substring(0, Math.max(0, action.indexOf(':')));
        var verb = action.substring(action.indexOf(':') + 1);
        if (service.equals("ecr")) {
            return verb.matches("(Put|Upload|Initiate|Complete).*") ? "pushes" : "pulls";
        }
        if (SECRETS.contains(service) && verb.matches(READING)) {
            return service.equals("ssm") ? "reads" : "reads secret";
        }
        if (service.equals("elasticache") && verb.equals("Connect")) {
            return "connects";
        }
        if (verb.matches(READING)) {
            return "reads";
        }
        if (verb.equals("ClientMount")) {
            return "reads";
        }
        if (verb.matches("(Receive|Delete)Message|ChangeMessageVisibility")) {
            return RECEIVES;
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
