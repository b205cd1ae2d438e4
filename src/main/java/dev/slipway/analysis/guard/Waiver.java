package dev.slipway.analysis.guard;

import dev.slipway.base.Suggestions;
import java.time.LocalDate;
import java.util.List;

/**
 * Lets one resource break one rule, for a reason and until a date.
 *
 * @param rule the rule's name
 * @param resource the resource's logical name, or its URN where several resources have that name; no patterns
 * @param reason why the breach is accepted: one line of at least 10 characters
 * @param until the last day on which the waiver holds
 */
public record Waiver(String rule, String resource, String reason, LocalDate until) {
    private static final int SHORTEST_REASON = 10;

    /**
     * Checks the waiver.
     *
     * @throws IllegalArgumentException where the rule does not exist, the resource is blank, or the reason is shorter
     *     than 10 characters or longer than a line
     */
    public Waiver {
        if (resource.isBlank()) {
            throw new IllegalArgumentException(
                    "the waiver of %s names no resource: give its logical name or its URN".formatted(rule));
        }
        if (GuardRails.rules().stream().noneMatch(known -> known.name().equals(rule))) {
            throw new IllegalArgumentException(
                    "the waiver for %s names the rule '%s', which does not exist: did you mean '%s'?"
                            .formatted(
                                    resource,
                                    rule,
                                    Suggestions.among(names(), rule).orElseThrow()));
        }
        reason = reason.strip();
        if (reason.length() < SHORTEST_REASON || reason.lines().count() > 1) {
            throw new IllegalArgumentException(
                    "the waiver of %s for %s has the reason '%s': say in one line of at least %d characters why the breach is accepted"
                            .formatted(rule, resource, reason.replaceAll("\\s+", " "), SHORTEST_REASON));
        }
    }

    private static List<String> names() {
        return GuardRails.rules().stream().map(GuardRule::name).toList();
    }

    boolean names(Finding finding) {
        return finding.rule().equals(rule)
                && (finding.urn().equals(resource) || logicalName(finding.urn()).equals(resource));
    }

    /** What follows a URN's stack, project and type. */
    private static String logicalName(String urn) {
        return urn.split("::", 4)[3];
    }

    boolean hasEnded(LocalDate today) {
        return today.isAfter(until);
    }
}
