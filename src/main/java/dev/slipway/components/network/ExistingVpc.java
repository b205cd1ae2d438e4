package dev.slipway.components.network;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.LookUp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * An existing VPC. Slipway looks up the VPC and its subnets and changes neither, so that a wrong id fails the
 * deployment before any resource is created.
 *
 * <p>Internet gateway, NAT gateways and endpoints stay as they are: private tasks can pull their image only if the VPC
 * has a route or an endpoint to the registry.
 */
public final class ExistingVpc extends Network {
    public static final String TYPE = "slipway:network:ExistingVpc";

    private final ExistingVpcSpec spec;
    private final String cidrBlock;
    private final SortedMap<String, Output<String>> subnetIdsByZone;

    public ExistingVpc(String name, ExistingVpcSpec spec) {
        super(TYPE, name, ComponentResourceOptions.Empty);
        this.spec = spec;
        this.cidrBlock = LookUp.vpcBlock(spec.vpcId()).result();
        this.subnetIdsByZone = findSubnets();
        registerOutputs(Map.of(
                "vpcId", vpcId(),
                "cidrBlock", cidrBlock(),
                "publicSubnetIds", publicSubnetIds(),
                "privateSubnetIds", privateSubnetIds()));
    }

    private SortedMap<String, Output<String>> findSubnets() {
        var zones = new LinkedHashMap<String, LookUp<String>>();
        // All of them start before the first answer is waited for.
        Stream.concat(spec.privateSubnetIds().stream(), spec.publicSubnetIds().stream())
                .forEach(id -> zones.put(id, LookUp.subnetZone(spec.vpcId(), id)));
        var ids = new TreeMap<String, Output<String>>();
        zones.forEach((id, zone) -> ids.putIfAbsent(zone.result(), Output.of(id)));
        return ids;
    }

    @Override
    public Output<String> vpcId() {
        return Output.of(spec.vpcId());
    }

    @Override
    public Output<String> cidrBlock() {
        return Output.of(cidrBlock);
    }

    @Override
    public Output<List<String>> publicSubnetIds() {
        return Output.of(spec.publicSubnetIds());
    }

    @Override
    public Output<List<String>> privateSubnetIds() {
        return Output.of(spec.privateSubnetIds());
    }

    @Override
    public SortedMap<String, Output<String>> subnetIdsByZone() {
        return subnetIdsByZone;
    }
}
