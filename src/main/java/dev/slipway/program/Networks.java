package dev.slipway.program;

import dev.slipway.components.network.ExistingVpc;
import dev.slipway.components.network.ExistingVpcSpec;
import dev.slipway.components.network.Network;
import dev.slipway.components.network.NetworkSpec;
import dev.slipway.components.network.NewVpc;
import dev.slipway.components.network.NewVpcSpec;

/** Assembly of a stack's network: a VPC of its own, or an existing one. */
public final class Networks {
    private Networks() {}

    public static Network of(String name, NetworkSpec spec) {
        if (spec instanceof ExistingVpcSpec existing) {
            return new ExistingVpc(name, existing);
        }
        return new NewVpc(name, (NewVpcSpec) spec);
    }
}
