package dev.slipway.settings.rules;

import dev.slipway.components.cache.CacheNodes;
import dev.slipway.components.network.ExistingVpcSpec;
import dev.slipway.components.network.NewVpcSpec;
import dev.slipway.settings.rules.SettingsRule.Breach;
import java.util.List;
import java.util.stream.Stream;

/** Rules between the caches, the network and the stack. */
final class CacheSettingsRules {
    private static final String SUBNETS =
            "A cache has [subnets](https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateServerlessCache.html)"
                    + " in 2 zones or more.";

    static final List<SettingsRule> RULES = List.of(
            new SettingsRule("slipway:network.zones", SUBNETS, CacheSettingsRules::zones),
            new SettingsRule("slipway:network.existing.privateSubnetIds", SUBNETS, CacheSettingsRules::subnets),
            new SettingsRule(
                    "slipway:caches.<name>.nodes.count",
                    "A cache of a protected stack has 2 nodes or more in each shard, or is serverless.",
                    CacheSettingsRules::nodes));

    private CacheSettingsRules() {}

    private static Stream<Breach> zones(RuleInput input) {
        return !input.settings().caches().isEmpty()
                        && input.settings().network() instanceof NewVpcSpec own
                        && own.subnets().zones() < 2
                ? Stream.of(Breach.of("1", "a cache needs subnets in 2 zones", "set it to 2 or 3"))
                : Stream.empty();
    }

    private static Stream<Breach> subnets(RuleInput input) {
        return !input.settings().caches().isEmpty()
                        && input.settings().network() instanceof ExistingVpcSpec existing
                        && existing.privateSubnetIds().size() < 2
                ? Stream.of(Breach.of(
                        "", "a cache needs private subnets in 2 zones", "name two or more, of different zones"))
                : Stream.empty();
    }

    private static Stream<Breach> nodes(RuleInput input) {
        return input.settings().caches().entrySet().stream()
                .filter(cache -> input.settings().protectedStack()
                        && cache.getValue().capacity() instanceof CacheNodes nodes
                        && nodes.count() < 2)
                .map(cache -> Breach.of(
                                "1",
                                "a protected stack needs a cache in two zones, with a node in each",
                                "set it to 2, or protected to false")
                        .at(cache.getKey()));
    }
}
