package dev.slipway.orders.mysql;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Encryption of connections to the database. */
enum TlsMode {
    /** Not at all; for this machine. */
    OFF("disable"),
    /** Encrypted, without asking who answers. */
    REQUIRE("trust"),
    /** Encrypted, and the certificate must be of the host and of a known authority. */
    VERIFY("verify-full");

    private final String sslMode;

    TlsMode(String sslMode) {
        this.sslMode = sslMode;
    }

    /** In the terms of the driver. */
    String sslMode() {
        return sslMode;
    }

    static Optional<TlsMode> of(String text) {
        return Stream.of(values())
                .filter(tls -> tls.name().toLowerCase(Locale.ROOT).equals(text))
                .findAny();
    }
}
