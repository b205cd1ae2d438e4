package dev.slipway.base.link;

import com.pulumi.core.Output;
import dev.slipway.base.iam.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The permissions and variables of a link: the fewest statements, on this store alone, and the variables by which the
 * client finds it.
 *
 * @param environment variables in clear
 * @param secrets variables that ECS fills at a task's start, by the ARN of their secret
 * @param grants what the user may do
 * @param startGrants what the role that starts the user may do, so that {@code secrets} can be filled
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

    /** Nothing. */
    public static final LinkGrant NONE = new LinkGrant(Map.of(), Map.of(), List.of(), List.of());

    /** To a store that is found by one variable, and that a role alone opens. */
    public static LinkGrant by(String variable, Output<String> value, Statement... grants) {
        return new LinkGrant(Map.of(variable, value), Map.of(), List.of(grants), List.of());
    }
}
