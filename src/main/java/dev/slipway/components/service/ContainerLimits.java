package dev.slipway.components.service;

import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;
import dev.slipway.base.Withers;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The limits of a container within its task.
 *
 * @param memoryReservation the soft limit of its memory in MiB, {@link #MIN_RESERVATION} or more: a container may use more, as
 *     long as the others leave it. See
 *     <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html">memoryReservation</a>
 * @param nofile the limits of open files; empty for Fargate's
 */
@Withers
public record ContainerLimits(OptionalInt memoryReservation, Optional<OpenFiles> nofile)
        implements ContainerLimitsBuilder.With {
    /** No reservation, and Fargate's limits of open files. */
    public static final ContainerLimits DEFAULT = new ContainerLimits(OptionalInt.empty(), Optional.empty());

    /** The largest memory of a task on Fargate in MiB, see {@link FargateSize}. */
    public static final int MAX_MEMORY = 122_880;

    /** The minimum of a memory reservation in MiB. */
    public static final int MIN_RESERVATION = 6;

    /**
     * The limits of the number of open files, the only <a
     * href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Ulimit.html">ulimit</a> that Fargate changes; both are
     * 65535 without them.
     *
     * @param soft the limit of a process, 1 to {@code hard}
     * @param hard the limit to which a process may raise its own, up to {@link #MAX}
     */
    public record OpenFiles(int soft, int hard) {
        /** The kernel's <a href="https://docs.kernel.org/admin-guide/sysctl/fs.html">nr_open</a>. */
        public static final int MAX = 1_048_576;

        /** @throws SpecException for limits beyond these, and for a soft limit above the hard one */
        public OpenFiles {
            var errors = new SpecErrors();
            if (hard < 1 || hard > MAX) {
                errors.add("hard", "1 to %d is allowed".formatted(MAX), "set it to 65535");
            }
            if (soft < 1 || soft > Math.max(hard, 1)) {
                errors.add("soft", "1 to the hard limit of %d is allowed".formatted(hard), "set it to " + hard);
            }
            errors.throwAll();
        }
    }

    /** @throws SpecException for a reservation below the minimum */
    public ContainerLimits {
        if (memoryReservation.isPresent() && memoryReservation.getAsInt() < MIN_RESERVATION) {
            throw new SpecException(
                    "memoryReservation", "%d or more is allowed".formatted(MIN_RESERVATION), "raise it, or remove it");
        }
    }
}
