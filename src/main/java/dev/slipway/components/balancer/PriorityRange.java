package dev.slipway.components.balancer;

import dev.slipway.base.SpecException;
import java.util.regex.Pattern;

/**
 * The priorities of listener rules that a stack uses on an existing listener, 1 to 50000; see
 * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateRule.html">CreateRule</a>.
 *
 * @param first the first priority
 * @param last the last priority; a range has {@link #MIN_SIZE} or more
 */
public record PriorityRange(int first, int last) {
    /** All priorities. */
    public static final PriorityRange ALL = new PriorityRange(1, RulePriority.LAST);

    /** The minimum number of priorities: rules are distributed by their hashes, as many as a listener has by default. */
    public static final int MIN_SIZE = 100;

    private static final Pattern TEXT = Pattern.compile("(\\d{1,5})-(\\d{1,5})");

    /** @throws SpecException for a range beyond 1 to 50000, and for a smaller one */
    public PriorityRange {
        if (first < 1 || last > RulePriority.LAST || last - first + 1 < MIN_SIZE) {
            throw new SpecException(
                    "priorities",
                    "a range of %d or more of the priorities 1 to %d is allowed".formatted(MIN_SIZE, RulePriority.LAST),
                    "set it to one such as 20000-20999, or remove it for all");
        }
    }

    /**
     * A range as a stack file has it, such as {@code 20000-20999}.
     *
     * @throws SpecException for another text
     */
    public static PriorityRange of(String text) {
        var bounds = TEXT.matcher(text);
        return bounds.matches()
                ? new PriorityRange(Integer.parseInt(bounds.group(1)), Integer.parseInt(bounds.group(2)))
                : new PriorityRange(0, 0);
    }

    int size() {
        return last - first + 1;
    }

    /** The priority in this range for one of all priorities, in the same order. */
    int scaled(int priority) {
        return first + (int) ((long) (priority - 1) * size() / RulePriority.LAST);
    }
}
