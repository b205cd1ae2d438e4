package dev.slipway.components.domain;

import com.pulumi.core.Output;
import java.util.List;
import java.util.Optional;

/**
 * TLS of a listener or API: domain, host names and client certificates.
 *
 * @param domain has the certificate, and the records of the hosts
 * @param hosts full names, at least one; the first is what people are told
 * @param clients whose certificates callers must show; empty for callers without
 */
public record Tls(Domain domain, List<String> hosts, Optional<TrustBundle> clients) {
    /** @throws IllegalArgumentException for no host */
    public Tls {
        hosts = List.copyOf(hosts);
        if (hosts.isEmpty()) {
            throw new IllegalArgumentException("TLS needs a host: give one, such as server.example.com");
        }
    }

    /** For callers without certificates of their own. */
    public static Tls of(Domain domain, String... hosts) {
        return new Tls(domain, List.of(hosts), Optional.empty());
    }

    public Tls withClients(TrustBundle bundle) {
        return new Tls(domain, hosts, Optional.of(bundle));
    }

    /** Creates an alias record for each host. */
    public void alias(Output<String> dnsName, Output<String> zoneId, boolean ipv6) {
        hosts.forEach(host -> domain.alias(host, dnsName, zoneId, ipv6));
    }

    /** The first host, as an address without a slash at the end. */
    public Output<String> url() {
        return Output.of("https://" + hosts.get(0));
    }
}
