package dev.slipway.engine;

import java.util.Locale;

/**
 * The parts of a resource's id and outputs.
 *
 * @param name the physical name: the name in the inputs, else the logical name and some digits
 * @param digits 17 hexadecimal digits made from the URN
 */
record StandInNames(String name, String digits) {
    private static final int DIGITS = 17;

    static StandInNames of(PlannedResource resource) {
        var digits = AwsAccount.digits(resource.urn(), DIGITS);
        var given = resource.text("name");
        return new StandInNames(given.isEmpty() ? resource.name() + "-" + digits.substring(0, 7) : given, digits);
    }

    /**
     * The first digits.
     *
     * @param count at most 17
     */
    String hex(int count) {
        return digits.substring(0, count);
    }

    /** The first digits in upper case. */
    String upperHex(int count) {
        return hex(count).toUpperCase(Locale.ROOT);
    }
}
