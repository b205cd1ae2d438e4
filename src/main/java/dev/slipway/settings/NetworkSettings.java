package dev.slipway.settings;

import dev.slipway.base.Cidr;
import dev.slipway.components.network.EndpointService;
import dev.slipway.components.network.ExistingVpcSpec;
import dev.slipway.components.network.Nat;
import dev.slipway.components.network.NetworkSpec;
import dev.slipway.components.network.NewVpcSpec;
import dev.slipway.components.network.SubnetPlan;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reader of {@code slipway:network}. */
final class NetworkSettings {
    private static final TextFormat VPC =
            TextFormat.of("a VPC's id, such as vpc-0123456789abcdef0", "vpc-[0-9a-f]{8,17}");
    private static final TextFormat SUBNET =
            TextFormat.of("a subnet's id, such as subnet-0123456789abcdef0", "subnet-[0-9a-f]{8,17}");
    private static final TextFormat SERVICE =
            TextFormat.of("the short name of an AWS service, such as s3, ecr or logs", ".+");
    private static final Cidr DEFAULT_BLOCK = Cidr.of("10.0.0.0/16");

    /** Replaces a missing or refused VPC, so that its subnets are checked. */
    private static final String STAND_IN = "vpc-00000000";

    private NetworkSettings() {}

    /** @param logDays the retention of flow logs in days */
    static NetworkSpec read(Section section, int logDays) {
        try (section) {
            var own = own(section, logDays);
            var existing = existing(section.section("existing"));
            if (!section.has("existing")) {
                return own;
            }
            section.keys().stream()
                    .filter(key -> !key.equals("existing"))
                    .forEach(key -> section.error(
                            key, "", "an existing VPC is used as it is", "remove " + key + ", or remove existing"));
            return existing.<NetworkSpec>map(spec -> spec).orElse(own);
        }
    }

    private static NewVpcSpec own(Section section, int logDays) {
        var cidr = CidrSetting.read(section, "cidr", DEFAULT_BLOCK);
        var zones = section.integer("zones", 2, 1, 3);
        var nat = section.choice("nat", Nat.SINGLE);
        var endpoints = section.texts("endpoints", List.of("s3", "dynamodb"), SERVICE).stream()
                .flatMap(name -> section.make(() -> EndpointService.of(name)).stream())
                .toList();
        var flowLogs = section.flag("flowLogs", true);
        var subnets = section.make(() -> SubnetPlan.of(cidr, zones)).orElse(SubnetPlan.of(DEFAULT_BLOCK, zones));
        var bare = NewVpcSpec.of(subnets)
                .withNat(nat)
                .withAcls(section.flag("acls", false))
                .withFlowLogDays(flowLogs ? OptionalInt.of(logDays) : OptionalInt.empty());
        return section.make(() -> bare.withEndpoints(endpoints)).orElse(bare);
    }

    private static Optional<ExistingVpcSpec> existing(Section section) {
        try (section) {
            var vpc = section.text("vpcId", VPC);
            var open = section.texts("publicSubnetIds", List.of(), SUBNET);
            var closed = section.texts("privateSubnetIds", List.of(), SUBNET);
            if (!section.keys().isEmpty() && !section.has("vpcId")) {
                section.error("vpcId", "", "missing", "set it to the VPC's id, such as vpc-0123456789abcdef0");
            }
            return section.keys().isEmpty()
                    ? Optional.empty()
                    : section.make(() -> new ExistingVpcSpec(vpc.orElse(STAND_IN), open, closed));
        }
    }
}
