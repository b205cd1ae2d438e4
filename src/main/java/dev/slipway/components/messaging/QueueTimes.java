package dev.slipway.components.messaging;

import dev.slipway.base.SpecException;
import dev.slipway.base.Withers;
import java.time.Duration;

/**
 * Times of the messages of a queue, see
 * <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html">SetQueueAttributes</a>.
 *
 * @param visibility time for which a received message is hidden from other receivers, 0 to 43,200 seconds
 * @param retention time after which an unreceived message is deleted, 1 to 14 days
 * @param delay time for which a new message is hidden, 0 to 900 seconds
 * @param oldest age of the oldest message at which the alarm starts; less than the retention
 */
@Withers
public record QueueTimes(Duration visibility, Duration retention, Duration delay, Duration oldest)
        implements QueueTimesBuilder.With {
    public static final int MAX_VISIBILITY_SECONDS = 43_200;
    public static final int MAX_RETENTION_DAYS = 14;
    public static final int MAX_DELAY_SECONDS = 900;

    /** The defaults of SQS, and an alarm after 15 minutes. */
    public static final QueueTimes DEFAULT =
            new QueueTimes(Duration.ofSeconds(30), Duration.ofDays(4), Duration.ZERO, Duration.ofMinutes(15));

    /** @throws SpecException for a time that SQS does not allow, and for an alarm that never starts */
    public QueueTimes {
        if (visibility.isNegative() || visibility.toSeconds() > MAX_VISIBILITY_SECONDS) {
            throw new SpecException(
                    "visibilitySeconds", "0 to %d is allowed".formatted(MAX_VISIBILITY_SECONDS), "set it to 30");
        }
        if (retention.toDays() < 1 || retention.toDays() > MAX_RETENTION_DAYS) {
            throw new SpecException("retentionDays", "1 to %d is allowed".formatted(MAX_RETENTION_DAYS), "set it to 4");
        }
        if (delay.isNegative() || delay.toSeconds() > MAX_DELAY_SECONDS) {
            throw new SpecException("delaySeconds", "0 to %d is allowed".formatted(MAX_DELAY_SECONDS), "set it to 0");
        }
        if (oldest.toMinutes() < 1) {
            throw new SpecException("oldestMinutes", "1 minute or more is allowed", "set it to 15");
        }
        if (oldest.compareTo(retention) >= 0) {
            throw new SpecException(
                    "oldestMinutes",
                    "messages are deleted after %d days, so that none becomes as old".formatted(retention.toDays()),
                    "set it to less than %d, or raise retentionDays".formatted(retention.toMinutes()));
        }
    }
}
