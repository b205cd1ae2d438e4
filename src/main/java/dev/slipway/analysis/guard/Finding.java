package dev.slipway.analysis.guard;

import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the guard rails say about one resource, or about one waiver.
 *
 * @param urn the resource's URN; for a finding about a waiver, the resource as the waiver names it
 * @param message one line: what is wrong, on which resource, and the fix
 * @param waived the end date and reason of the waiver that covers the finding, null where none does
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

    static Finding of(GuardRule rule, Violation breach) {
        return new Finding(rule.name(), rule.severity(), breach.resource().urn(), breach.message(), null);
    }

    Finding waivedBy(Waiver waiver) {
        return new Finding(rule, severity, urn, message, "until %s: %s".formatted(waiver.until(), waiver.reason()));
    }

    public boolean isWaived() {
        return waived != null;
    }

    /** Whether the finding stops {@code pulumi up}. */
    public boolean refuses() {
        return severity == Severity.ERROR && !isWaived();
    }

    /** The finding as one line of text: {@code error: orders-task-logs keeps its events for ever: … [log-retention]}. */
    public String line() {
        return isWaived()
                ? "waived: %s [%s, %s]".formatted(message, rule, waived)
                : "%s: %s".formatted(severity.name().toLowerCase(Locale.ROOT), reason());
    }

    /** The message with the rule that a waiver would name. */
    String reason() {
        return "%s [%s]".formatted(message, rule);
    }

    /** Errors, warnings, and last what is waived; then by rule and by URN. */
    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }
}
