package dev.slipway.components.storage;

import dev.slipway.base.SpecException;
import dev.slipway.base.Withers;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Settings of an EFS file system of the stack.
 *
 * @param transitionDays days without access after which a file moves to the storage class Infrequent Access, one of
 *     {@link #TRANSITION_DAYS}; empty for files that stay in the class Standard
 * @param throughput the throughput mode
 * @param backups true for a daily backup, which AWS Backup keeps for
 *     <a href="https://docs.aws.amazon.com/efs/latest/ug/awsbackup.html#automatic-backups">35 days</a>
 */
@Withers
public record NewFileSystemSpec(OptionalInt transitionDays, ThroughputMode throughput, boolean backups)
        implements FileSystemSpec, NewFileSystemSpecBuilder.With {
    /** A file system that keeps all files in the class Standard, with elastic throughput and backups. */
    public static final NewFileSystemSpec DEFAULT =
            new NewFileSystemSpec(OptionalInt.empty(), ThroughputMode.ELASTIC, true);

    /** The days of a <a href="https://docs.aws.amazon.com/efs/latest/ug/API_LifecyclePolicy.html">lifecycle policy</a>. */
    public static final List<Integer> TRANSITION_DAYS = List.of(1, 7, 14, 30, 60, 90, 180, 270, 365);

    /** A <a href="https://docs.aws.amazon.com/efs/latest/ug/performance.html#throughput-modes">throughput mode</a>. */
    public enum ThroughputMode {
        /** As fast as the clients need, at a price for each GB read or written. */
        ELASTIC,
        /** Proportional to the size, with credits for bursts, at no price. */
        BURSTING
    }

    /** @throws SpecException for a number of days that EFS does not have */
    public NewFileSystemSpec {
        if (transitionDays.isPresent() && !TRANSITION_DAYS.contains(transitionDays.getAsInt())) {
            var allowed = TRANSITION_DAYS.stream().map(Object::toString).collect(Collectors.joining(", "));
            throw new SpecException("transitionDays", allowed + " are allowed", "set it to 30");
        }
    }
}
