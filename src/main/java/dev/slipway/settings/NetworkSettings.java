package dev.slipway.settings;

import dev.slipway.components.network.Cidr;
import dev.slipway.components.network.EndpointService;
import dev.slipway.components.network.ExistingVpcArgs;
import dev.slipway.components.network.FlowLogs;
import dev.slipway.components.network.Nat;
import dev.slipway.components.network.NewVpcArgs;
import dev.slipway.components.network.SubnetPlan;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The network of a stack: a VPC of its own, or an existing one. */
public sealed interface NetworkSettings {
    TextFormat VPC = TextFormat.of("a VPC's id, such as vpc-0123456789abcdef0", "vpc-[0-9a-f]{8,17}");
    TextFormat SUBNET = TextFormat.of("a subnet's id, such as subnet-0123456789abcdef0", "subnet-[0-9a-f]{8,17}");

    /** The default address block of a VPC. */
    Cidr BLOCK = Cidr.of("10.0.0.0/16");

    /** A VPC of the stack's own. */
    record Own(NewVpcArgs args) implements NetworkSettings {}

    /** An existing VPC. */
    record Existing(ExistingVpcArgs args) implements NetworkSettings {}

    /**
     * The network of a stack.
     *
     * @param logDays the retention of flow logs in days
     */
    static NetworkSettings read(Section section, int logDays) {
        try (section) {
            var own = own(section, logDays);
            var existing = existing(section.section("existing"));
            if (!section.has("existing")) {
                return new Own(own);
            }
            if (!section.section("existing").has("vpcId")) {
                section.error("existing.vpcId", "", "missing", "set it to the VPC's id, such as vpc-0123456789abcdef0");
            }
            section.keys().stream()
                    .filter(key -> !key.equals("existing"))
                    .forEach(key -> section.error(
                            key, "", "an existing VPC is used as it is", "remove " + key + ", or remove existing"));
            return existing.<NetworkSettings>map(Existing::new).orElseGet(() -> new Own(own));
        }
    }

    private static NewVpcArgs own(Section section, int logDays) {
        var cidr = CidrSetting.read(section, "cidr", BLOCK);
        var zones = section.integer("zones", 2, 1, 3);
        var nat = section.choice("nat", Nat.SINGLE);
        var endpoints = endpoints(section);
        var flowLogs = section.flag("flowLogs", true);
        var acls = section.flag("acls", false);
        var subnets = section.make("cidr", SubnetPlan.of(BLOCK, zones), () -> SubnetPlan.of(cidr, zones));
        var args = NewVpcArgs.of(subnets).withNat(nat).withEndpoints(endpoints).withAcls(acls);
        return flowLogs ? args.withFlowLogs(FlowLogs.keptFor(logDays)) : args.withoutFlowLogs();
    }

    private static List<EndpointService> endpoints(Section section) {
        var names = section.texts(
                "endpoints",
                List.of("s3", "dynamodb"),
                TextFormat.of("the short name of an AWS service, such as s3, ecr or logs", ".+"));
        var endpoints = new ArrayList<EndpointService>();
        for (var name : names) {
            section.make("endpoints", null, () -> endpoints.add(EndpointService.of(name)));
        }
        return endpoints;
    }

    private static Optional<ExistingVpcArgs> existing(Section section) {
        try (section) {
            var vpc = section.text("vpcId", "", VPC);
            var open = section.texts("publicSubnetIds", List.of(), SUBNET);
            var closed = section.texts("privateSubnetIds", List.of(), SUBNET);
            if (vpc.isEmpty()) {
                return Optional.empty();
            }
            return section.make("vpcId", Optional.empty(), () -> Optional.of(new ExistingVpcArgs(vpc, open, closed)));
        }
    }
}
