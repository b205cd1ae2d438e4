package dev.slipway.components.network;

import com.pulumi.aws.ec2.Eip;
import com.pulumi.aws.ec2.EipArgs;
import com.pulumi.aws.ec2.InternetGateway;
import com.pulumi.aws.ec2.NatGateway;
import com.pulumi.aws.ec2.NatGatewayArgs;
import com.pulumi.aws.ec2.Subnet;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import dev.slipway.base.Component;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The NAT gateways of a VPC, in its public subnets. */
final class NatGateways extends Component {
    static final String TYPE = "slipway:network:NatGateways";

    private final Map<String, NatGateway> gateways = new LinkedHashMap<>();
    private final Nat nat;

    record Args(Nat nat, PublicSubnets subnets, InternetGateway internet) {}

    NatGateways(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        this.nat = args.nat();
        args.subnets().subnets().forEach((letter, subnet) -> {
            if (nat.gatewayZone(letter).filter(letter::equals).isPresent()) {
                gateways.put(letter, createGateway(letter, subnet, afterInternet(args.internet())));
            }
        });
        registerOutputs(Map.of());
    }

    private NatGateway createGateway(String letter, Subnet subnet, CustomResourceOptions options) {
        var address = new Eip(
                childName(letter + "-address"), EipArgs.builder().domain("vpc").build(), options);
        var gateway = NatGatewayArgs.builder()
                .subnetId(subnet.id())
                .allocationId(address.allocationId())
                .build();
        return new NatGateway(childName(letter), gateway, options);
    }

    /**
     * Options that depend on the VPC's internet gateway, which gateway and address need but none of their inputs refers
     * to.
     */
    private CustomResourceOptions afterInternet(InternetGateway internet) {
        return options().dependsOn(internet).build();
    }

    /** The gateway for the private subnet of a zone; empty without NAT gateways. */
    Optional<NatGateway> gatewayFor(String letter) {
        return nat.gatewayZone(letter).map(gateways::get);
    }
}
