package dev.slipway.program;

import dev.slipway.components.network.ExistingVpc;
import dev.slipway.components.network.Network;
import dev.slipway.components.network.NewVpc;
import dev.slipway.settings.NetworkSettings;

/** Assembly of a stack's network: a VPC of its own, or an existing one. */
public final class Networks {
    private Networks() {}

    public static Network of(String name, NetworkSettings settings) {
        if (settings instanceof NetworkSettings.Existing existing) {
            return new ExistingVpc(name, existing.args());
        }
        return new NewVpc(name, ((NetworkSettings.Own) settings).args());
    }
}
