package dev.slipway.components.audit;

import dev.slipway.base.SpecException;
import dev.slipway.base.Withers;
import java.util.Optional;

/**
 * Settings of an audit.
 *
 * @param trail whether CloudTrail records the API calls of the account
 * @param dataEvents whether the trail records reads and writes of the stack's tables and buckets too, paid by the event, see
 *     <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html">data
 *     events</a>
 * @param config rules of AWS Config; empty for none
 * @param retentionDays retention of the audit bucket in days, 1 or more
 */
@Withers
public record AuditSpec(boolean trail, boolean dataEvents, Optional<ConfigRules> config, int retentionDays)
        implements AuditSpecBuilder.With {
    /** The default retention of 365 days: PCI DSS requires a year, in which most intrusions are found too. */
    public static final int DEFAULT_RETENTION_DAYS = 365;

    /** Neither a trail nor rules. */
    public static final AuditSpec NONE = new AuditSpec(false, false, Optional.empty(), DEFAULT_RETENTION_DAYS);

    public AuditSpec {
        if (retentionDays < 1) {
            throw new SpecException("retentionDays", "1 day or more is allowed", "set it to 365");
        }
    }

    /** Returns true if the audit writes files to a bucket. */
    boolean storesFiles() {
        return trail || records();
    }

    /** Returns true if the stack has the recorder of AWS Config. */
    boolean records() {
        return config.filter(ConfigRules::recorder).isPresent();
    }
}
