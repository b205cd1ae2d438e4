package dev.slipway.components.domain;

import java.util.List;

/** Domains of example.com for tests of components with host names. */
public final class Domains {
    private Domains() {}

    /** A domain with certificates that the stack requests for these hosts. */
    public static Domain of(String name, String... hosts) {
        return new Domain(
                name,
                DomainSpec.of("example.com", List.of(hosts)),
                new HostNames("example.com", List.of(hosts), false));
    }

    /** TLS for hosts of example.com, with a certificate of the domain's own. */
    public static Tls tls(String name, String... hosts) {
        return of(name, hosts).tls(List.of(hosts));
    }
}
