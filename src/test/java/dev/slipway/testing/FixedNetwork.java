package dev.slipway.testing;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.components.network.Network;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A network with fixed ids and no resources. */
public final class FixedNetwork extends Network {
    public FixedNetwork() {
        super("test:balancer:FixedNetwork", "network", ComponentResourceOptions.Empty);
        registerOutputs(Map.of());
    }

    @Override
    public Output<String> vpcId() {
        return Output.of("vpc-1");
    }

    @Override
    public Output<String> cidrBlock() {
        return Output.of("10.0.0.0/16");
    }

    @Override
    public Output<List<String>> publicSubnetIds() {
        return Output.of(List.of("subnet-public-a", "subnet-public-b"));
    }

    @Override
    public Output<List<String>> privateSubnetIds() {
        return Output.of(List.of("subnet-private-a", "subnet-private-b"));
    }

    @Override
    public SortedMap<String, Output<String>> subnetIdsByZone() {
        return new TreeMap<>(Map.of("a", Output.of("subnet-private-a"), "b", Output.of("subnet-private-b")));
    }
}
