package dev.slipway.components.balancer;

import dev.slipway.base.SpecException;
import dev.slipway.base.StableHash;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * Priority of a listener rule, 1 to 50000;
 * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html">the matching rule
 * with the lowest priority applies</a>. The priority depends on the rule only, so that adding or removing a service
 * does not change the rules of other services: the rule's conditions determine a band by how specific they are, its
 * hash the number in the band.
 *
 * <p>The hash includes the service's name: when a service is renamed, its new rules are created before the old ones are
 * deleted, and AWS refuses two rules with the same priority.
 *
 * <p>Bands, first to last:
 *
 * <ol>
 *   <li>hosts without a wildcard, hosts such as {@code *.shop.example.com}, hosts such as {@code *.example.com}, no
 *       hosts;
 *   <li>in each of them paths without a wildcard, then the others by the length of the part before their first
 *       wildcard, the longest first, so that {@code /*} is last;
 *   <li>in each of them paths that do more than end with a single asterisk, such as {@code /*.png}, then the rest;
 *   <li>in each of them rules with two or more further conditions (allow-list, methods, headers, keys of the query string),
 *       rules with one, rules with the header of a distribution only, then the rest. So the rules of a service with and
 *       without a distribution exist side by side while its DNS record moves. In the bands of hosts with a wildcard
 *       and paths beyond 32 characters the first three are one.
 * </ol>
 *
 * <p>The bands of short paths are wider, since short paths are more frequent.
 */
final class RulePriority {
    static final int LAST = 50_000;

    private static final Pattern WILDCARD = Pattern.compile("[*?]");
    private static final int ATTEMPTS = 16;
    private static final int MAX_PREFIX = 127;
    private static final int WHOLE_PATHS = 40;
    private static final int UNITS = WHOLE_PATHS + unitsOfPrefixesFrom(1);

    private RulePriority() {}

    /**
     * The priority of a rule.
     *
     * @param taken the priorities of the existing rules of the same listener; on a collision, the next number of a fixed
     *     sequence in the same band is used
     * @throws SpecException for a full band
     */
    static int of(String service, ListenerRuleConditions route, IntPredicate taken) {
        var band = band(route);
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var priority = band.place(StableHash.of(service + " " + route.key() + " " + attempt));
            if (!taken.test(priority)) {
                return priority;
            }
        }
        for (var priority = band.first(); priority <= band.last(); priority++) {
            if (!taken.test(priority)) {
                return priority;
            }
        }
        throw new SpecException(
                "routes",
                "no priority is left for %s of %s: all %d of rules as specific as this are taken"
                        .formatted(route, service, band.size()),
                "give it another path, or move the service to a stack with a balancer of its own");
    }

    /**
     * A range of priorities for rules of equal rank.
     *
     * @param first the first priority
     * @param size the number of priorities
     */
    record Band(int first, int size) {
        int last() {
            return first + size - 1;
        }

        int place(long hash) {
            return first + (int) (hash % size);
        }

        /** The first, second or last third of a band, by 0, 1 or 2. */
        Band third(int which) {
            var from = size * which / 3;
            return new Band(first + from, size * (which + 1) / 3 - from);
        }

        /** The part of the band between two fractions, in eighths. */
        Band eighths(int from, int to) {
            return new Band(first + size * from / 8, size * to / 8 - size * from / 8);
        }
    }

    static Band band(ListenerRuleConditions route) {
        var hosts = hostBand(route);
        var unit = hosts.size() / UNITS;
        var wildcard = WILDCARD.matcher(route.path());
        if (!wildcard.find()) {
            return part(route, new Band(hosts.first(), WHOLE_PATHS * unit));
        }
        var prefix = wildcard.start();
        var offset = WHOLE_PATHS + unitsOfPrefixesFrom(prefix + 1);
        var paths = new Band(hosts.first() + offset * unit, units(prefix) * unit);
        var openEnded = route.path().indexOf('*') == route.path().length() - 1
                && prefix == route.path().length() - 1;
        return part(route, openEnded ? paths.eighths(3, 8) : paths.eighths(0, 3));
    }

    private static Band part(ListenerRuleConditions route, Band band) {
        if (route.further() == 0 && !route.verified()) {
            return band.eighths(3, 8);
        }
        var first = band.eighths(0, 3);
        return first.size() < 3 ? first : first.third(2 - Math.min(2, route.further()));
    }

    private static Band hostBand(ListenerRuleConditions route) {
        if (route.hosts().isEmpty()) {
            return new Band(32_001, 18_000);
        }
        var labels = route.hosts().stream()
                .filter(host -> WILDCARD.matcher(host).find())
                .mapToInt(host -> host.split("\\.").length)
                .min();
        if (labels.isEmpty()) {
            return new Band(1, 18_000);
        }
        return labels.getAsInt() > 3 ? new Band(18_001, 6_000) : new Band(24_001, 8_000);
    }

    /** The width of the band of a prefix length, relative to the others. */
    private static int units(int prefix) {
        if (prefix == 1) {
            return 120;
        }
        if (prefix <= 16) {
            return 20;
        }
        return prefix <= 32 ? 4 : 1;
    }

    private static int unitsOfPrefixesFrom(int shortest) {
        var sum = 0;
        for (var prefix = shortest; prefix <= MAX_PREFIX; prefix++) {
            sum += units(prefix);
        }
        return sum;
    }
}
