package dev.slipway.components.domain;

import java.util.List;

/** Domains for tests of what stands behind them. */
public final class Domains {
    private Domains() {}

    /** TLS for hosts of example.com, with a certificate of the domain's own. */
    public static Tls tls(String name, String... hosts) {
        return Tls.of(new Domain(name, DomainArgs.of(new HostNames("example.com", List.of(hosts), false))), hosts);
    }
}
