package dev.slipway.components.messaging;

import com.google.gson.JsonObject;
import dev.slipway.base.Json;
import dev.slipway.base.SpecException;
import dev.slipway.components.storage.PatternList;

/**
 * Filter policy of a subscription: it receives the messages whose values the policy lists, see
 * <a href="https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html">constraints</a>.
 *
 * @param policy lists of values by the name of the attribute, or by the path of the value in a body of JSON
 */
public record MessageFilter(JsonObject policy, Scope scope) {
    /** The part of a message that a filter policy looks at. */
    public enum Scope {
        ATTRIBUTES("MessageAttributes"),
        BODY("MessageBody");

        private final String text;

        Scope(String text) {
            this.text = text;
        }

        /** The value of FilterPolicyScope. */
        String text() {
            return text;
        }
    }

    private static final String KEY = "filter";
    private static final int MAX_KEYS = 5;
    private static final int MAX_COMBINATIONS = 150;

    /** @throws SpecException for a policy that SNS refuses */
    public MessageFilter {
        policy = policy.deepCopy();
        var lists = PatternList.of(KEY, policy);
        if (scope == Scope.ATTRIBUTES) {
            lists.stream().filter(list -> list.depth() > 1).findFirst().ifPresent(nested -> {
                throw new SpecException(
                        nested.path(),
                        "attributes have no values below them",
                        "set filterOn to body, or write one list");
            });
        }
        if (lists.size() > MAX_KEYS) {
            throw new SpecException(
                    KEY,
                    "%d keys, and SNS allows %d".formatted(lists.size(), MAX_KEYS),
                    "remove %d, or divide the messages between topics".formatted(lists.size() - MAX_KEYS));
        }
        // AWS multiplies the values of a list by the level of its key.
        var combinations = lists.stream()
                .mapToLong(list -> (long) list.size() * list.depth())
                .reduce(1, (one, other) -> Math.min(Integer.MAX_VALUE, one * other));
        if (combinations > MAX_COMBINATIONS) {
            throw new SpecException(
                    KEY,
                    "%d combinations of values, and SNS allows %d".formatted(combinations, MAX_COMBINATIONS),
                    "list fewer values; with n values in the lists the combinations are their product");
        }
    }

    /** The policy as JSON text. */
    String text() {
        return Json.compact(policy);
    }
}
