package dev.slipway.orders.mysql;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Encryption of connections to the database. */
enum TlsMode {
    /** No encryption, for a local database. */
    OFF("disable"),
    /** Encryption without a check of the certificate. */
    REQUIRE("trust"),
    /** Encryption with a check of the certificate's host name and authority. */
    VERIFY("verify-full");

    private final String sslMode;

    TlsMode(String sslMode) {
        this.sslMode = sslMode;
    }

    /** The value of the driver's option. */
    String sslMode() {
        return sslMode;
    }

    static Optional<TlsMode> of(String text) {
        return Stream.of(values())
                .filter(tls -> tls.name().toLowerCase(Locale.ROOT).equals(text))
                .findAny();
    }
}
