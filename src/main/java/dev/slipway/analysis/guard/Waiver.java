package dev.slipway.analysis.guard;

import dev.slipway.base.SpecException;
import dev.slipway.base.Suggestions;
import java.time.LocalDate;
import java.util.List;

/**
 * Exempts one resource from one rule, for a reason and until a date.
 *
 * @param rule the rule's name
 * @param resource the resource's logical name, or its URN if several resources have that name; no patterns
 * @param reason the reason for the exception: one line of at least 10 characters
 * @param until the last day of the waiver
 */
public record Waiver(String rule, String resource, String reason, LocalDate until) {
    private static final int MIN_REASON = 10;

    /**
     * Checks the waiver.
     *
     * @throws SpecException if the rule does not exist, the resource is blank, or the reason is shorter
     *     than 10 characters or longer than a line
     */
    public Waiver {
        if (resource.isBlank()) {
            throw new SpecException("resource", "missing", "set it to the logical name or the URN of the resource");
        }
        if (GuardRails.rules().stream().noneMatch(known -> known.name().equals(rule))) {
            throw new SpecException(
                    "rule",
                    "'%s' is not a guard rail".formatted(rule),
                    Suggestions.among(names(), rule)
                            .map("did you mean '%s'?"::formatted)
                            .orElse("docs/guard-rails.md lists them"));
        }
        reason = reason.strip();
        if (reason.length() < MIN_REASON || reason.lines().count() > 1) {
            throw new SpecException(
                    "reason",
                    "one line of %d characters or more is allowed".formatted(MIN_REASON),
                    "write why the finding is accepted");
        }
    }

    private static List<String> names() {
        return GuardRails.rules().stream().map(GuardRule::name).toList();
    }

    boolean names(Finding finding) {
        return finding.rule().equals(rule)
                && (finding.urn().equals(resource) || logicalName(finding.urn()).equals(resource));
    }

    /** The last part of a URN, after stack, project and type. */
    private static String logicalName(String urn) {
        return urn.split("::", 4)[3];
    }

    boolean hasExpired(LocalDate today) {
        return today.isAfter(until);
    }
}
