package dev.slipway.analysis.guard;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A violation of a guard rail by a resource, or a warning about a waiver.
 *
 * @param urn the resource's URN; for a finding about a waiver, the resource as the waiver names it
 * @param message one line: the resource, the problem and the fix
 * @param waived the end date and reason of the waiver that covers the finding, null if there is none
 */
public record Finding(
        String rule,
        Severity severity,
        String urn,
        String message,
        @Nullable String waived) implements Comparable<Finding> {

    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::isWaived)
            .thenComparing(Finding::severity)
            .thenComparing(Finding::rule)
            .thenComparing(Finding::urn)
            .thenComparing(Finding::message);

    static Finding of(GuardRule rule, Violation violation, Optional<Waiver> waiver) {
        return new Finding(
                rule.name(),
                violation.advisory() ? Severity.WARNING : rule.severity(),
                violation.resource().urn(),
                violation.message(),
                waiver.map(found -> "until %s: %s".formatted(found.until(), found.reason()))
                        .orElse(null));
    }

    public boolean isWaived() {
        return waived != null;
    }

    /** Returns true if the finding stops {@code pulumi up}: an error without a waiver. */
    public boolean isBlocking() {
        return severity == Severity.ERROR && !isWaived();
    }

    /** The finding as one line of text: {@code error: orders-task-logs has no retention and keeps its events forever: … [log-retention]}. */
    public String line() {
        return isWaived()
                ? "waived: %s [%s, %s]".formatted(message, rule, waived)
                : "%s: %s".formatted(severity.name().toLowerCase(Locale.ROOT), reason());
    }

    /** The message with the rule's name, which a waiver refers to. */
    String reason() {
        return "%s [%s]".formatted(message, rule);
    }

    /** Order: errors, warnings, waived findings; then by rule and by URN. */
    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }
}
