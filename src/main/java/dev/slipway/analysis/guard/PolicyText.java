package dev.slipway.analysis.guard;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.pulumi.aws.cloudwatch.EventBusPolicy;
import com.pulumi.aws.cloudwatch.LogResourcePolicy;
import com.pulumi.aws.ecr.RepositoryPolicy;
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
 * One policy document of a plan, as its resource has it.
 *
 * @param text the JSON text
 */
public record PolicyText(PlannedResource resource, Kind kind, String text) {
    /** What a policy is attached to. */
    public enum Kind {
        /** A role: the policy says what the role may do. */
        IDENTITY,
        /** A resource: the policy says who may do what with it. */
        RESOURCE,
        /** A KMS key, whose policy speaks of the key itself as {@code *} and gives the account {@code kms:*}. */
        KEY,
        /** A role: the policy says who may assume it. */
        TRUST
    }

    private record Place(String property, Kind kind, boolean required) {}

    private static Place policy(Kind kind) {
        return new Place("policy", kind, true);
    }

    private static Place optional(Kind kind) {
        return new Place("policy", kind, false);
    }

    private static final Map<String, Place> PLACES = TypeToken.keys(Map.ofEntries(
            Map.entry(RolePolicy.class, policy(Kind.IDENTITY)),
            Map.entry(Policy.class, policy(Kind.IDENTITY)),
            Map.entry(Role.class, new Place("assumeRolePolicy", Kind.TRUST, true)),
            Map.entry(Key.class, optional(Kind.KEY)),
            Map.entry(KeyPolicy.class, policy(Kind.KEY)),
            Map.entry(BucketPolicy.class, policy(Kind.RESOURCE)),
            Map.entry(Topic.class, optional(Kind.RESOURCE)),
            Map.entry(TopicPolicy.class, policy(Kind.RESOURCE)),
            Map.entry(Queue.class, optional(Kind.RESOURCE)),
            Map.entry(QueuePolicy.class, policy(Kind.RESOURCE)),
            Map.entry(RepositoryPolicy.class, policy(Kind.RESOURCE)),
            Map.entry(Secret.class, optional(Kind.RESOURCE)),
            Map.entry(SecretPolicy.class, policy(Kind.RESOURCE)),
            Map.entry(EventBusPolicy.class, policy(Kind.RESOURCE)),
            Map.entry(LogResourcePolicy.class, new Place("policyDocument", Kind.RESOURCE, true))));

    /** Every policy of a plan. */
    public static Stream<PolicyText> in(Plan plan) {
        return plan.resources().stream().flatMap(PolicyText::of);
    }

    private static Stream<PolicyText> of(PlannedResource resource) {
        var place = PLACES.get(resource.type());
        if (place == null) {
            return Stream.empty();
        }
        // A required policy that is missing is one the plan does not know: it stays in, as a text that is no policy.
        var own = place.required() || resource.input(place.property()).isPresent()
                ? Stream.of(new PolicyText(resource, place.kind(), resource.text(place.property())))
                : Stream.<PolicyText>empty();
        var inline = resource.list("inlinePolicies").stream()
                .map(policy -> String.valueOf(((Map<?, ?>) policy).get("policy")))
                .map(text -> new PolicyText(resource, Kind.IDENTITY, text));
        return Stream.concat(own, inline);
    }

    /** The statements that allow something; empty where the text is secret, unknown, or no policy. */
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

    /** One statement that allows something. */
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

        /** Whether the principal is everybody, of whatever kind. */
        boolean forEverybody() {
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
