package dev.slipway.settings.rules;

import dev.slipway.components.database.AuroraSpec;
import dev.slipway.components.database.ExistingDatabaseSpec;
import dev.slipway.components.network.ExistingVpcSpec;
import dev.slipway.components.network.NewVpcSpec;
import dev.slipway.settings.rules.SettingsRule.Breach;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rules between the database, the network and the stack. */
final class DatabaseSettingsRules {
    private static final String SUBNETS =
            "A database has [subnets](https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBSubnetGroup.html)"
                    + " in 2 zones or more.";

    static final List<SettingsRule> RULES = List.of(
            new SettingsRule("slipway:network.zones", SUBNETS, DatabaseSettingsRules::zones),
            new SettingsRule("slipway:network.existing.privateSubnetIds", SUBNETS, DatabaseSettingsRules::subnets),
            new SettingsRule(
                    "slipway:database.instances",
                    "The database of a protected stack has 2 instances or more.",
                    DatabaseSettingsRules::instances),
            new SettingsRule(
                    "slipway:database.existing",
                    "An existing database is in the existing VPC of the stack.",
                    DatabaseSettingsRules::network));

    private DatabaseSettingsRules() {}

    private static Stream<Breach> zones(RuleInput input) {
        return aurora(input).isPresent()
                        && input.settings().network() instanceof NewVpcSpec own
                        && own.subnets().zones() < 2
                ? Stream.of(Breach.of("1", "a database needs subnets in 2 zones", "set it to 2 or 3"))
                : Stream.empty();
    }

    private static Stream<Breach> subnets(RuleInput input) {
        return aurora(input).isPresent()
                        && input.settings().network() instanceof ExistingVpcSpec existing
                        && existing.privateSubnetIds().size() < 2
                ? Stream.of(Breach.of(
                        "", "a database needs private subnets in 2 zones", "name two or more, of different zones"))
                : Stream.empty();
    }

    private static Stream<Breach> network(RuleInput input) {
        return input.settings()
                                .database()
                                .filter(ExistingDatabaseSpec.class::isInstance)
                                .isPresent()
                        && input.settings().network() instanceof NewVpcSpec
                ? Stream.of(Breach.of(
                        "",
                        "services reach an existing database in its VPC",
                        "set network.existing to the VPC of the database and its subnets"))
                : Stream.empty();
    }

    private static Optional<AuroraSpec> aurora(RuleInput input) {
        return input.settings().database().filter(AuroraSpec.class::isInstance).map(AuroraSpec.class::cast);
    }

    private static Stream<Breach> instances(RuleInput input) {
        return aurora(input).stream()
                .filter(database -> input.settings().protectedStack() && database.instances() < 2)
                .map(database -> Breach.of(
                        "1",
                        "a protected stack needs a database in two zones, with an instance in each",
                        "set it to 2, or protected to false"));
    }
}
