package dev.slipway.analysis.guard;

import dev.slipway.engine.Plan;
import java.net.URI;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A guard rail. Its check is a pure function of the plan: it makes no calls to the cloud and reads no configuration.
 *
 * @param name in kebab-case; a {@link Waiver} refers to it
 * @param sentence the requirement, as documentation states it
 * @param page the page of AWS's or Pulumi's documentation on the requirement
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

    /** An error in every stack. */
    static GuardRule error(String name, String sentence, String page, Function<Plan, Stream<Violation>> check) {
        return new GuardRule(name, Severity.ERROR, RuleScope.EVERY_STACK, sentence, URI.create(page), check);
    }

    /** An error in protected stacks. */
    static GuardRule protectedError(
            String name, String sentence, String page, Function<Plan, Stream<Violation>> check) {
        return new GuardRule(name, Severity.ERROR, RuleScope.PROTECTED, sentence, URI.create(page), check);
    }

    /** A warning in every stack. */
    static GuardRule warning(String name, String sentence, String page, Function<Plan, Stream<Violation>> check) {
        return new GuardRule(name, Severity.WARNING, RuleScope.EVERY_STACK, sentence, URI.create(page), check);
    }
}
