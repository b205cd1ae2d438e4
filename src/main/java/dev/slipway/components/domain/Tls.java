package dev.slipway.components.domain;

import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import dev.slipway.base.Withers;
import java.util.List;
import java.util.Optional;

/**
 * TLS of a listener, an API or a distribution, made by {@link Domain}.
 *
 * @param domain creates the alias records of the hosts
 * @param certificateArn certificate of the hosts, as soon as it is issued
 * @param hosts full names, at least one; the first is in the URL
 * @param clients certificate authorities for mutual TLS; empty without it
 */
@Withers
public record Tls(Domain domain, Output<String> certificateArn, List<String> hosts, Optional<TrustBundle> clients)
        implements TlsBuilder.With {
    public Tls {
        hosts = List.copyOf(hosts);
        if (hosts.isEmpty()) {
            throw new IllegalArgumentException("TLS needs a host");
        }
    }

    /**
     * Creates an alias record for each host, two with IPv6.
     *
     * @param before resources that must exist before callers connect to the target
     */
    public List<Resource> alias(Output<String> dnsName, Output<String> zoneId, boolean ipv6, List<Resource> before) {
        return hosts.stream()
                .flatMap(host -> domain.alias(host, dnsName, zoneId, ipv6, before).stream())
                .toList();
    }

    /** The URL of the first host, without a slash at the end. */
    public Output<String> url() {
        return Output.of("https://" + hosts.get(0));
    }
}
