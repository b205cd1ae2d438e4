package dev.slipway.settings;

import dev.slipway.components.balancer.NetworkBalancerSpec;
import dev.slipway.components.domain.DomainSpec;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.util.List;

/**
 * The section {@code slipway:networkBalancer}.
 *
 * @param hosts full names in the zone of the domain
 */
public record NetworkBalancerSettings(NetworkBalancerSpec spec, List<String> hosts) {
    private static final TextFormat ADDRESS =
            TextFormat.of("an allocation id, such as eipalloc-0123456789abcdef0", "\\S+");

    /** The values of {@code addresses}. */
    private enum AddressChoice {
        DYNAMIC,
        STATIC
    }

    static NetworkBalancerSettings read(Section section, EdgeSettings edge) {
        try (section) {
            var internal = section.flag("internal", false);
            var addresses = section.choice("addresses", AddressChoice.DYNAMIC);
            var ids = section.texts("addressIds", List.of(), ADDRESS);
            var crossZone = section.flag("crossZone", true);
            var hosts = DomainSettings.hosts(section, edge.domain().map(DomainSpec::zone));
            var spec = section.make(
                            () -> new NetworkBalancerSpec(internal, addresses == AddressChoice.STATIC, ids, crossZone))
                    .orElse(NetworkBalancerSpec.DEFAULT);
            return new NetworkBalancerSettings(spec, hosts);
        }
    }
}
