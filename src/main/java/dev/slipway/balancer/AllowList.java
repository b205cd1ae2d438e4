package dev.slipway.balancer;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The IPv4 ranges that a caller's address must be in.
 *
 * @param cidrs at least one range, such as {@code 203.0.113.0/24}, none twice, with no bits beyond the prefix
 */
public record AllowList(List<String> cidrs) {
    private static final String EVERYBODY = "0.0.0.0/0";
    private static final Pattern CIDR = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");

    /** @throws IllegalArgumentException for no range, a range twice, or a text that is no IPv4 range */
    public AllowList {
        cidrs = List.copyOf(cidrs);
        if (cidrs.isEmpty()) {
            throw new IllegalArgumentException(
                    "an allow-list needs a range: give one, such as 203.0.113.0/24, or 0.0.0.0/0 for everybody");
        }
        cidrs.forEach(AllowList::check);
        var seen = new HashSet<String>();
        for (var cidr : cidrs) {
            if (!seen.add(cidr)) {
                throw new IllegalArgumentException("the range %s is there twice: leave one out".formatted(cidr));
            }
        }
    }

    public static AllowList of(String... cidrs) {
        return new AllowList(List.of(cidrs));
    }

    /** The whole internet. */
    public static AllowList everybody() {
        return of(EVERYBODY);
    }

    /** Whether every address is let in. */
    boolean open() {
        return cidrs.contains(EVERYBODY);
    }

    private static void check(String cidr) {
        var parts = CIDR.matcher(cidr);
        var valid = parts.matches() && Integer.parseInt(parts.group(5)) <= 32;
        var address = 0L;
        for (var group = 1; valid && group <= 4; group++) {
            var octet = Integer.parseInt(parts.group(group));
            valid = octet <= 255;
            address = address << 8 | octet;
        }
        if (!valid) {
            throw new IllegalArgumentException(
                    "'%s' is no IPv4 range: give an address and a prefix length of 0 to 32, such as 203.0.113.0/24"
                            .formatted(cidr));
        }
        var prefix = Integer.parseInt(parts.group(5));
        var network = address & -1L << (32 - prefix);
        if (network != address) {
            throw new IllegalArgumentException("'%s' has bits beyond its prefix: give %d.%d.%d.%d/%d"
                    .formatted(
                            cidr, network >> 24 & 255, network >> 16 & 255, network >> 8 & 255, network & 255, prefix));
        }
    }
}
