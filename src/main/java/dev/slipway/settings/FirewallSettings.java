package dev.slipway.settings;

import dev.slipway.base.Suggestions;
import dev.slipway.components.firewall.AddressBlock;
import dev.slipway.components.firewall.FirewallRules;
import dev.slipway.components.firewall.ManagedRuleGroup;
import dev.slipway.components.firewall.WebFirewallSpec;
import dev.slipway.settings.reader.EnumNames;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reader of {@code slipway:firewall}. */
final class FirewallSettings {
    private static final TextFormat GROUP = TextFormat.of("a rule group such as common or sql", "[A-Za-z]+");
    private static final TextFormat BLOCK =
            TextFormat.of("an IPv4 or IPv6 block such as 192.0.2.0/24 or 2001:db8::/32", "[0-9a-f.:]+/\\d+");
    private static final TextFormat RULE =
            TextFormat.of("a group and a rule of it, such as common:SizeRestrictions_BODY", "[A-Za-z]+:[A-Za-z0-9_-]+");

    private FirewallSettings() {}

    /**
     * Reads the firewall; empty if it is not enabled.
     *
     * @param database true for a stack with a database, which adds the SQL rule group to the defaults
     */
    static Optional<WebFirewallSpec> read(Section stack, boolean database) {
        try (var section = stack.section("firewall")) {
            var enabled = section.flag("enabled", false);
            var groups = groups(section, database);
            var rate = section.integer(
                    "rateLimit", WebFirewallSpec.DEFAULT_RATE, FirewallRules.MIN_RATE, FirewallRules.MAX_RATE);
            var allow = blocks(section, "allowCidrs");
            var block = blocks(section, "blockCidrs");
            var counted = counted(section);
            var countOnly = section.flag("countOnly", false);
            var logged = section.flag("logs", true);
            if (!enabled) {
                refuseIdle(section);
                return Optional.empty();
            }
            return section.make(() -> new WebFirewallSpec(
                    new FirewallRules(groups, OptionalInt.of(rate), allow, block, counted, countOnly), logged));
        }
    }

    /** Refuses keys of a section that is not enabled. */
    static void refuseIdle(Section section) {
        section.keys().stream()
                .filter(key -> !key.equals("enabled"))
                .findFirst()
                .filter(key -> !section.has("enabled"))
                .ifPresent(key -> section.error("enabled", "", "missing", "set it to true, or remove the other keys"));
    }

    private static List<ManagedRuleGroup> groups(Section section, boolean database) {
        var defaults = new ArrayList<>(List.of("common", "knownBadInputs", "ipReputation"));
        if (database) {
            defaults.add("sql");
        }
        var groups = new ArrayList<ManagedRuleGroup>();
        section.textsByKey("groups", defaults, GROUP)
                .forEach((key, text) -> group(section, key, text).ifPresent(groups::add));
        return groups;
    }

    private static Optional<ManagedRuleGroup> group(Section section, String key, String text) {
        var known = EnumNames.of(ManagedRuleGroup.class);
        if (!known.containsKey(text)) {
            var meant = Suggestions.to(text, known.keySet()).orElse("common");
            section.error(key, text, String.join(", ", known.keySet()) + " are allowed", "set it to " + meant);
        }
        return Optional.ofNullable(known.get(text));
    }

    private static List<AddressBlock> blocks(Section section, String key) {
        var blocks = new ArrayList<AddressBlock>();
        section.textsByKey(key, List.of(), BLOCK).forEach((at, text) -> section.make(at, () -> new AddressBlock(text))
                .ifPresent(blocks::add));
        return blocks;
    }

    private static Map<ManagedRuleGroup, List<String>> counted(Section section) {
        var counted = new EnumMap<ManagedRuleGroup, List<String>>(ManagedRuleGroup.class);
        section.textsByKey("countRules", List.of(), RULE).forEach((key, text) -> {
            var parts = text.split(":");
            group(section, key, parts[0]).ifPresent(group -> counted.computeIfAbsent(group, first -> new ArrayList<>())
                    .add(parts[1]));
        });
        return counted;
    }
}
