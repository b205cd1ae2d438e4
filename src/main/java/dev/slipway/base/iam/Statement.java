package dev.slipway.base.iam;

import com.pulumi.core.Output;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One statement of a policy document, see
 * <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html">policy elements</a>.
 *
 * @param sid why the statement exists, letters and digits only; empty for none
 * @param effect {@code Allow} or {@code Deny}
 * @param principals by kind ({@code Service}, {@code AWS}); empty in a policy of a role
 * @param resources ARNs; empty in a trust policy
 * @param conditions operator to key to the allowed values
 */
public record Statement(
        String sid,
        String effect,
        Map<String, Output<String>> principals,
        List<String> actions,
        List<Output<String>> resources,
        Map<String, Map<String, List<Output<String>>>> conditions) {

    /** The prefix of the sid of a statement for every resource, before the reason. */
    public static final String ANY = "Any";

    public Statement {
        if (actions.isEmpty()) {
            throw new IllegalArgumentException("a statement needs an action");
        }
        if (!sid.matches("[A-Za-z0-9]*")) {
            throw new IllegalArgumentException("the sid " + sid + " may have letters and digits only");
        }
        principals = Map.copyOf(principals);
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
        conditions = new LinkedHashMap<>(conditions);
    }

    /** Allows actions; {@link #on} or {@link #onAny} adds the resources. */
    public static Statement allow(String... actions) {
        return new Statement("", "Allow", Map.of(), List.of(actions), List.of(), Map.of());
    }

    /** Denies actions; {@link #on} adds the resources. */
    public static Statement deny(String... actions) {
        return new Statement("", "Deny", Map.of(), List.of(actions), List.of(), Map.of());
    }

    /** The same statement on one more resource, given by its ARN. */
    public Statement on(Output<String> arn) {
        var all = new ArrayList<>(resources);
        all.add(arn);
        return new Statement(sid, effect, principals, actions, all, conditions);
    }

    /** The same statement on further resources, given by their ARNs. */
    public Statement on(List<Output<String>> arns) {
        var statement = this;
        for (var arn : arns) {
            statement = statement.on(arn);
        }
        return statement;
    }

    /**
     * The same statement on every resource.
     *
     * @param reason the reason why no narrower one is possible; it becomes the statement's sid
     */
    public Statement onAny(String reason) {
        var words = new StringBuilder(ANY);
        for (var word : reason.split("[^A-Za-z0-9]+")) {
            if (!word.isEmpty()) {
                words.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
            }
        }
        return new Statement(words.toString(), effect, principals, actions, List.of(Output.of("*")), conditions);
    }

    /** The same statement for an AWS service, such as {@code ecs-tasks.amazonaws.com}. */
    public Statement forService(String principal) {
        return new Statement(sid, effect, Map.of("Service", Output.of(principal)), actions, resources, conditions);
    }

    /** The same statement for every principal; only with a condition, or to deny. */
    public Statement forEverybody() {
        return new Statement(sid, effect, Map.of("AWS", Output.of("*")), actions, resources, conditions);
    }

    /** The same statement under a further condition, such as {@code StringEquals}, {@code aws:SourceAccount}, an id. */
    public Statement when(String operator, String key, Output<String> value) {
        return when(operator, key, List.of(value));
    }

    /** The same statement under a further condition, which any of the values fulfils. */
    public Statement when(String operator, String key, List<Output<String>> values) {
        var all = new LinkedHashMap<>(conditions);
        var keys = new LinkedHashMap<>(all.getOrDefault(operator, Map.of()));
        keys.put(key, List.copyOf(values));
        all.put(operator, keys);
        return new Statement(sid, effect, principals, actions, resources, all);
    }

    /** One statement of two on every resource, with the actions of both. */
    Statement and(Statement other) {
        if (!sid.startsWith(ANY)
                || !conditions.isEmpty()
                || !other.conditions.isEmpty()
                || !effect.equals(other.effect)) {
            throw new IllegalArgumentException(
                    "two statements of a policy have the sid %s, which AWS refuses: give one another reason"
                            .formatted(sid));
        }
        var both = Stream.concat(actions.stream(), other.actions.stream())
                .distinct()
                .toList();
        return new Statement(sid, effect, principals, both, resources, conditions);
    }

    /** The statement as a JSON object whose leaves may be outputs, in the order that AWS's documentation uses. */
    Map<String, Object> tree() {
        var tree = new LinkedHashMap<String, Object>();
        if (!sid.isEmpty()) {
            tree.put("Sid", sid);
        }
        tree.put("Effect", effect);
        if (!principals.isEmpty()) {
            tree.put("Principal", principals);
        }
        tree.put("Action", actions.size() == 1 ? actions.get(0) : actions);
        if (!resources.isEmpty()) {
            tree.put("Resource", resources.size() == 1 ? resources.get(0) : resources);
        }
        if (!conditions.isEmpty()) {
            tree.put("Condition", conditionTree());
        }
        return tree;
    }

    private Map<String, Object> conditionTree() {
        var tree = new LinkedHashMap<String, Object>();
        conditions.forEach((operator, keys) -> {
            var values = new LinkedHashMap<String, Object>();
            keys.forEach((key, allowed) -> values.put(key, allowed.size() == 1 ? allowed.get(0) : allowed));
            tree.put(operator, values);
        });
        return tree;
    }
}
