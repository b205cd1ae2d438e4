package dev.slipway.base.link;

import com.pulumi.core.Output;
import dev.slipway.base.iam.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The permissions and variables of a link: the fewest statements, on this store only, and the variables by which the
 * client finds it.
 *
 * @param environment variables in clear
 * @param secrets variables that ECS fills at a task's start, by the ARN of their secret
 * @param grants the statements of the client's own role
 * @param startGrants the statements of the task execution role, which reads {@code secrets}
 */
public record LinkGrant(
        Map<String, Output<String>> environment,
        Map<String, Output<String>> secrets,
        List<Statement> grants,
        List<Statement> startGrants) {

    public LinkGrant {
        environment = new TreeMap<>(environment);
        secrets = new TreeMap<>(secrets);
        grants = List.copyOf(grants);
        startGrants = List.copyOf(startGrants);
    }

    /** No permissions and no variables. */
    public static final LinkGrant NONE = new LinkGrant(Map.of(), Map.of(), List.of(), List.of());

    /** The grant for a store that is found by one variable and needs no secret. */
    public static LinkGrant by(String variable, Output<String> value, Statement... grants) {
        return new LinkGrant(Map.of(variable, value), Map.of(), List.of(grants), List.of());
    }
}
