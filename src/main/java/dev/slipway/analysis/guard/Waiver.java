package dev.slipway.analysis.guard;

import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;
import dev.slipway.base.Suggestions;
import java.time.LocalDate;
import java.util.List;

/**
 * Exempts one resource, or one environment variable of it, from one rule, for a reason and until a date.
 *
 * @param rule the rule's name
 * @param resource the resource's logical name, or its URN if several resources have that name; no patterns
 * @param variable the environment variable of the resource, for rules about variables, as {@code <container>.<name>} if
 *     several containers of a task have it; otherwise empty
 * @param reason the reason for the exception: one line of at least 10 characters
 * @param until the last day of the waiver
 */
public record Waiver(String rule, String resource, String variable, String reason, LocalDate until) {
    private static final int MIN_REASON = 10;

    /** A waiver of the finding about a whole resource. */
    public Waiver(String rule, String resource, String reason, LocalDate until) {
        this(rule, resource, "", reason, until);
    }

    /**
     * Checks the waiver.
     *
     * @throws SpecException if the rule does not exist, the resource is blank, the variable has no effect, or the reason is shorter
     *     than 10 characters or longer than a line
     */
    public Waiver {
        var errors = new SpecErrors();
        if (resource.isBlank()) {
            errors.add("resource", "missing", "set it to the logical name or the URN of the resource");
        }
        if (GuardRails.rules().stream().noneMatch(known -> known.name().equals(rule))) {
            errors.add(
                    "rule",
                    "'%s' is not a guard rail".formatted(rule),
                    Suggestions.among(names(), rule)
                            .map("did you mean '%s'?"::formatted)
                            .orElse("docs/guard-rails.md lists them"));
        } else if (!variable.isEmpty() && !aboutVariables(rule)) {
            errors.add("variable", "the findings of %s are about whole resources".formatted(rule), "remove it");
        }
        reason = reason.strip();
        if (reason.length() < MIN_REASON || reason.lines().count() > 1) {
            errors.add(
                    "reason",
                    "one line of %d characters or more is allowed".formatted(MIN_REASON),
                    "write why the finding is accepted");
        }
        errors.throwAll();
    }

    private static List<String> names() {
        return GuardRails.rules().stream().map(GuardRule::name).toList();
    }

    private static boolean aboutVariables(String rule) {
        return rule.equals(SecretRules.PLAIN_SECRET.name());
    }

    boolean covers(GuardRule broken, Violation violation) {
        var urn = violation.resource().urn();
        return broken.name().equals(rule)
                && violation.variable().equals(variable)
                && (urn.equals(resource) || logicalName(urn).equals(resource));
    }

    /** True if the findings of the rule are about variables and the waiver names none, so that it covers nothing. */
    boolean lacksVariable() {
        return variable.isEmpty() && aboutVariables(rule);
    }

    /** The resource, with the variable if there is one. */
    String subject() {
        return variable.isEmpty() ? resource : "%s of %s".formatted(variable, resource);
    }

    /** The last part of a URN, after stack, project and type. */
    private static String logicalName(String urn) {
        return urn.split("::", 4)[3];
    }

    boolean hasExpired(LocalDate today) {
        return today.isAfter(until);
    }
}
