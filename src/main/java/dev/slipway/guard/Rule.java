package dev.slipway.guard;

import dev.slipway.plan.Plan;
import java.net.URI;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One guard rail. Its check is a pure function of the plan: it calls no cloud and reads no configuration.
 *
 * @param name in kebab-case; what a {@link Waiver} says
 * @param sentence what holds where the rule is kept
 * @param page where AWS, or Pulumi for its own options, documents the matter
 */
public record Rule(
        String name, Severity severity, Scope scope, String sentence, URI page, Function<Plan, Stream<Breach>> check) {
    public Rule {
        if (!name.matches("[a-z]+(-[a-z]+)*")) {
            throw new IllegalArgumentException("the rule name '%s' is not in kebab-case".formatted(name));
        }
    }
}
