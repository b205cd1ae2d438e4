package dev.slipway.components.firewall;

import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Rules of a web ACL, in this order: blocked addresses are rejected (403), allowed addresses skip the remaining rules,
 * requests over the rate limit are rejected (429), and the managed rule groups inspect the request.
 *
 * @param groups in the order in which they look at a request
 * @param rateLimit requests of one address in any 5 minutes,
 *     <a href="https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based-high-level-settings.html">
 *     10 to 2,000,000,000</a>; empty for no limit
 * @param counted by group, the rules of it that only count what they would block
 * @param countOnly whether everything only counts, but for the address lists: to see what would be blocked
 */
public record FirewallRules(
        List<ManagedRuleGroup> groups,
        OptionalInt rateLimit,
        List<AddressBlock> allow,
        List<AddressBlock> block,
        Map<ManagedRuleGroup, List<String>> counted,
        boolean countOnly) {
    public static final int MIN_RATE = 10;
    public static final int MAX_RATE = 2_000_000_000;

    /**
     * The <a href="https://docs.aws.amazon.com/waf/latest/developerguide/aws-waf-capacity-units.html">capacity units</a>
     * that the price of a firewall includes. AWS takes up to 5000, at a price for each request.
     */
    public static final int MAX_CAPACITY = 1500;

    /** Of a reference to an IP set, and of a rate-based rule; each statement's page has its own. */
    private static final int LIST_CAPACITY = 1;

    private static final int RATE_CAPACITY = 2;

    private static final Pattern RULE = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    /** @throws SpecException for something twice, a group's rule without its group, and too much capacity */
    public FirewallRules {
        groups = List.copyOf(groups);
        allow = List.copyOf(allow);
        block = List.copyOf(block);
        counted = Map.copyOf(counted);
        var errors = new SpecErrors();
        checkOnce("groups", groups, errors);
        checkOnce("allowCidrs", allow, errors);
        checkOnce("blockCidrs", block, errors);
        rateLimit.ifPresent(limit -> checkRate(limit, errors));
        for (var group : counted.keySet()) {
            if (!groups.contains(group)) {
                errors.add(
                        "countRules",
                        "rules of %s are listed, which is not in groups".formatted(group.managedName()),
                        "add it there, or remove its rules");
            }
            checkRules(counted.get(group), errors);
        }
        var capacity = capacity(groups, rateLimit, allow, block);
        if (capacity > MAX_CAPACITY) {
            errors.add(
                    "groups",
                    "the rules take %d capacity units, and the price of a firewall includes %d"
                            .formatted(capacity, MAX_CAPACITY),
                    "remove a group");
        }
        errors.throwAll();
    }

    /** The capacity of the rules in web ACL capacity units (WCUs), 1500 at most. */
    public int capacity() {
        return capacity(groups, rateLimit, allow, block);
    }

    /** The rules of a group that only count. */
    List<String> counted(ManagedRuleGroup group) {
        return Optional.ofNullable(counted.get(group)).orElse(List.of());
    }

    private static int capacity(
            List<ManagedRuleGroup> groups, OptionalInt rateLimit, List<AddressBlock> allow, List<AddressBlock> block) {
        var managed = groups.stream().mapToInt(ManagedRuleGroup::capacity).sum();
        var rate = rateLimit.isPresent() ? RATE_CAPACITY : 0;
        return managed + rate + lists(allow) + lists(block);
    }

    /** There is one IP set for each version of IP; an "or" of both counts as its parts. */
    private static int lists(List<AddressBlock> blocks) {
        return (int) blocks.stream().map(AddressBlock::ipv6).distinct().count() * LIST_CAPACITY;
    }

    private static void checkOnce(String key, List<?> values, SpecErrors errors) {
        var seen = new HashSet<Object>();
        for (var value : values) {
            if (!seen.add(value)) {
                var shown =
                        value instanceof ManagedRuleGroup group ? group.managedName() : ((AddressBlock) value).text();
                errors.add(key, "%s is listed twice".formatted(shown), "remove one");
            }
        }
    }

    private static void checkRate(int limit, SpecErrors errors) {
        if (limit < MIN_RATE || limit > MAX_RATE) {
            errors.add(
                    "rateLimit",
                    "a rate limit of %d is not possible".formatted(limit),
                    "give %d to %d".formatted(MIN_RATE, MAX_RATE));
        }
    }

    private static void checkRules(List<String> rules, SpecErrors errors) {
        for (var rule : rules) {
            if (!RULE.matcher(rule).matches()) {
                errors.add(
                        "countRules",
                        "the rule '%s' is not possible".formatted(rule),
                        "give its name as AWS lists it, such as SizeRestrictions_BODY");
            }
        }
    }
}
