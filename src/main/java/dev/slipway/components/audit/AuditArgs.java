package dev.slipway.components.audit;

import dev.slipway.base.Withers;
import java.util.Optional;

/**
 * Arguments of the audit: CloudTrail and AWS Config.
 *
 * @param trail who did what; empty for no trail
 * @param config how things are set up; empty for no rules
 * @param retentionDays for how many days what was found is kept, 1 or more
 * @param protectedFromDeletion whether Pulumi refuses to delete what was found, and the key to it
 */
@Withers
public record AuditArgs(
        Optional<TrailSpec> trail, Optional<ConfigRules> config, int retentionDays, boolean protectedFromDeletion)
        implements AuditArgsBuilder.With {
    /** A year: the time in which most intrusions are found, and what PCI DSS asks for. */
    public static final int USUAL_DAYS = 365;

    public AuditArgs {
        if (retentionDays < 1) {
            throw new IllegalArgumentException("%d days are none; keep it for 1 day or more".formatted(retentionDays));
        }
    }

    /** Nothing, until it is asked for. */
    public static AuditArgs of() {
        return new AuditArgs(Optional.empty(), Optional.empty(), USUAL_DAYS, false);
    }

    public AuditArgs withTrail(TrailSpec trail) {
        return new AuditArgs(Optional.of(trail), config, retentionDays, protectedFromDeletion);
    }

    public AuditArgs withConfig(ConfigRules config) {
        return new AuditArgs(trail, Optional.of(config), retentionDays, protectedFromDeletion);
    }

    /** Returns true if a trail or recorder needs the bucket. */
    boolean keeps() {
        return trail.isPresent() || config.filter(ConfigRules::recorder).isPresent();
    }
}
