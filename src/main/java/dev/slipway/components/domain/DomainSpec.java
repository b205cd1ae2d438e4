package dev.slipway.components.domain;

import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * The names of a stack in a hosted zone.
 *
 * @param zone name of a public hosted zone, such as {@code example.com}
 * @param hosts full names that resolve to the load balancer, or to the API in a stack without one
 * @param apiHost full name of the API in a stack with a load balancer
 * @param controlHost full name that the control APIs share
 * @param wildcard whether the certificate covers {@code *.<zone>} and the zone itself
 * @param certificateArn certificate in the stack's region; empty for one that the stack requests
 * @param cloudFrontCertificateArn certificate in us-east-1, for a distribution; empty for one that the stack requests
 * @param clients certificate authorities for mutual TLS; empty without it
 */
public record DomainSpec(
        String zone,
        List<String> hosts,
        Optional<String> apiHost,
        Optional<String> controlHost,
        boolean wildcard,
        Optional<String> certificateArn,
        Optional<String> cloudFrontCertificateArn,
        Optional<TrustBundle> clients) {

    /** @throws SpecException for a name that is not possible in the zone, and for duplicates */
    public DomainSpec {
        var errors = new SpecErrors();
        HostNames.checkZone(zone);
        hosts = List.copyOf(hosts);
        var seen = new HashSet<String>();
        for (var host : hosts) {
            if (!seen.add(host)) {
                errors.add("hosts", host + " is listed twice", "remove one");
            }
        }
        errors.throwAll();
    }

    /** A domain with certificates that the stack requests itself. */
    public static DomainSpec of(String zone, List<String> hosts) {
        return new DomainSpec(
                zone,
                hosts,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
