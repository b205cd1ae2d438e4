package dev.slipway.analysis.guard;

import dev.slipway.engine.Plan;
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
public record GuardRule(
        String name,
        Severity severity,
        RuleScope scope,
        String sentence,
        URI page,
        Function<Plan, Stream<Violation>> check) {
    public GuardRule {
        if (!name.matches("[a-z]+(-[a-z]+)*")) {
            throw new IllegalArgumentException("the rule name '%s' is not in kebab-case".formatted(name));
        }
    }
}
