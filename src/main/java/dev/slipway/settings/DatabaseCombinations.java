package dev.slipway.settings;

import dev.slipway.settings.reader.ConfigError;
import dev.slipway.settings.reader.ConfigErrors;

/** Checks whether a database fits its network and its stack. */
final class DatabaseCombinations {
    private DatabaseCombinations() {}

    static void check(Settings settings, ConfigErrors faults) {
        settings.database().ifPresent(database -> {
            zones(settings.network(), faults);
            if (settings.protectedStack() && database.instances() < 2) {
                faults.add(ConfigError.of(
                        "slipway:database.instances",
                        "1",
                        "a protected stack needs a database in two zones, with an instance in each",
                        "set it to 2, or protected to false"));
            }
        });
    }

    /** See <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBSubnetGroup.html">subnets</a>. */
    private static void zones(NetworkSettings network, ConfigErrors faults) {
        if (network instanceof NetworkSettings.Own own && own.args().subnets().zones() < 2) {
            faults.add(ConfigError.of(
                    "slipway:network.zones", "1", "a database needs subnets in 2 zones", "set it to 2 or 3"));
        }
        if (network instanceof NetworkSettings.Existing existing
                && existing.args().privateSubnetIds().size() < 2) {
            faults.add(ConfigError.of(
                    "slipway:network.existing.privateSubnetIds",
                    "",
                    "a database needs private subnets in 2 zones",
                    "name two or more, of different zones"));
        }
    }
}
