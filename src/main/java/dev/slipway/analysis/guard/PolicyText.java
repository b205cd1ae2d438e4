package dev.slipway.analysis.guard;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.pulumi.aws.cloudwatch.EventBusPolicy;
import com.pulumi.aws.cloudwatch.LogResourcePolicy;
import com.pulumi.aws.ecr.RepositoryPolicy;
import com.pulumi.aws.efs.FileSystemPolicy;
import com.pulumi.aws.iam.Policy;
import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.aws.kms.Key;
import com.pulumi.aws.kms.KeyPolicy;
import com.pulumi.aws.s3.BucketPolicy;
import com.pulumi.aws.secretsmanager.Secret;
import com.pulumi.aws.secretsmanager.SecretPolicy;
import com.pulumi.aws.sns.Topic;
import com.pulumi.aws.sns.TopicPolicy;
import com.pulumi.aws.sqs.Queue;
import com.pulumi.aws.sqs.QueuePolicy;
import dev.slipway.base.types.TypeToken;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A policy document in the inputs of a planned resource.
 *
 * @param property the name of the input
 * @param text the JSON text
 */
public record PolicyText(PlannedResource resource, PolicyKind kind, String property, String text) {
    private static final String INLINE = "inlinePolicies";

    private record PolicyProperty(String name, PolicyKind kind, boolean required) {}

    private static PolicyProperty policy(PolicyKind kind) {
        return new PolicyProperty("policy", kind, true);
    }

    private static PolicyProperty optional(PolicyKind kind) {
        return new PolicyProperty("policy", kind, false);
    }

    private static final Map<String, PolicyProperty> PROPERTIES = TypeToken.keys(Map.ofEntries(
            Map.entry(RolePolicy.class, policy(PolicyKind.IDENTITY)),
            Map.entry(Policy.class, policy(PolicyKind.IDENTITY)),
            Map.entry(Role.class, new PolicyProperty("assumeRolePolicy", PolicyKind.TRUST, true)),
            Map.entry(Key.class, optional(PolicyKind.KEY)),
            Map.entry(KeyPolicy.class, policy(PolicyKind.KEY)),
            Map.entry(BucketPolicy.class, policy(PolicyKind.RESOURCE)),
            Map.entry(Topic.class, optional(PolicyKind.RESOURCE)),
            Map.entry(TopicPolicy.class, policy(PolicyKind.RESOURCE)),
            Map.entry(Queue.class, optional(PolicyKind.RESOURCE)),
            Map.entry(QueuePolicy.class, policy(PolicyKind.RESOURCE)),
            Map.entry(RepositoryPolicy.class, policy(PolicyKind.RESOURCE)),
            Map.entry(Secret.class, optional(PolicyKind.RESOURCE)),
            Map.entry(SecretPolicy.class, policy(PolicyKind.RESOURCE)),
            Map.entry(FileSystemPolicy.class, policy(PolicyKind.RESOURCE)),
            Map.entry(EventBusPolicy.class, policy(PolicyKind.RESOURCE)),
            Map.entry(LogResourcePolicy.class, new PolicyProperty("policyDocument", PolicyKind.RESOURCE, true))));

    /** Every policy of a plan. */
    public static Stream<PolicyText> in(Plan plan) {
        return plan.resources().stream().flatMap(PolicyText::of);
    }

    private static Stream<PolicyText> of(PlannedResource resource) {
        var property = PROPERTIES.get(resource.type());
        if (property == null) {
            return Stream.empty();
        }
        // A required policy that is missing is unknown in the plan: it is kept as an empty text, which cannot be
        // parsed.
        var own = property.required() || resource.input(property.name()).isPresent()
                ? Stream.of(new PolicyText(resource, property.kind(), property.name(), resource.text(property.name())))
                : Stream.<PolicyText>empty();
        var inline = resource.list(INLINE).stream()
                .map(policy -> String.valueOf(((Map<?, ?>) policy).get("policy")))
                .map(text -> new PolicyText(resource, PolicyKind.IDENTITY, INLINE, text));
        return Stream.concat(own, inline);
    }

    /** The statements with the effect Allow; empty if the text is secret, unknown, or not a policy. */
    public Optional<List<Allowed>> allowed() {
        try {
            var document = JsonParser.parseString(text).getAsJsonObject();
            return Optional.ofNullable(document.get("Statement")).map(statements -> elements(statements).stream()
                    .map(JsonElement::getAsJsonObject)
                    .filter(statement -> new JsonPrimitive("Allow").equals(statement.get("Effect")))
                    .map(Allowed::new)
                    .toList());
        } catch (JsonParseException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** A statement with the effect Allow. */
    public record Allowed(JsonObject tree) {
        public List<String> actions() {
            return texts("Action");
        }

        /** The ARNs, with their wildcards. */
        public List<String> resources() {
            return texts("Resource");
        }

        boolean has(String element) {
            return tree.has(element);
        }

        String sid() {
            return has("Sid") ? tree.get("Sid").getAsString() : "";
        }

        /** Returns true if the principal is {@code *} or excludes some. */
        boolean allowsAnyPrincipal() {
            if (!has("Principal")) {
                return has("NotPrincipal");
            }
            var principal = tree.get("Principal");
            var values = principal.isJsonObject()
                    ? principal.getAsJsonObject().asMap().values()
                    : List.of(principal);
            return values.stream().flatMap(value -> elements(value).stream()).anyMatch(value -> value.getAsString()
                    .equals("*"));
        }

        private List<String> texts(String element) {
            return has(element)
                    ? elements(tree.get(element)).stream()
                            .map(JsonElement::getAsString)
                            .toList()
                    : List.of();
        }
    }

    private static List<JsonElement> elements(JsonElement oneOrMany) {
        return oneOrMany.isJsonArray() ? oneOrMany.getAsJsonArray().asList() : List.of(oneOrMany);
    }
}
