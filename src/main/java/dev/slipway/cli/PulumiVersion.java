package dev.slipway.cli;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A version of the Pulumi CLI.
 *
 * @param text the version as the CLI prints it, such as {@code v3.259.0}
 */
record PulumiVersion(String text) {
    /**
     * The oldest version whose {@code refresh} respects {@code ignoreChanges}, on which counts and routes of the controllers
     * rely (<a href="https://github.com/pulumi/pulumi/pull/16146">pull request</a>).
     */
    static final PulumiVersion OLDEST = new PulumiVersion("3.120.0");

    private static final Pattern NUMBERS = Pattern.compile("v?(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})\\b.*");

    /** True for a version before {@link #OLDEST}; false for a text that is no version. */
    boolean isTooOld() {
        return numbers()
                .flatMap(own -> OLDEST.numbers().map(oldest -> compare(own, oldest) < 0))
                .orElse(false);
    }

    private Optional<List<Integer>> numbers() {
        var matcher = NUMBERS.matcher(text);
        return matcher.matches()
                ? Optional.of(Arrays.asList(
                        Integer.valueOf(matcher.group(1)),
                        Integer.valueOf(matcher.group(2)),
                        Integer.valueOf(matcher.group(3))))
                : Optional.empty();
    }

    private static int compare(List<Integer> own, List<Integer> other) {
        return Comparator.<List<Integer>>comparingInt(numbers -> numbers.get(0))
                .thenComparingInt(numbers -> numbers.get(1))
                .thenComparingInt(numbers -> numbers.get(2))
                .compare(own, other);
    }
}
