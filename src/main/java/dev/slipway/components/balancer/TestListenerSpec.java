package dev.slipway.components.balancer;

import java.util.Optional;

/**
 * Settings of the test listener, which forwards to the new revision of a service before its release.
 *
 * @param port 1 to 65535 except 80 and 443, the ports of the production listeners. A change replaces the listener
 * @param allow addresses that may connect; empty for none
 */
public record TestListenerSpec(int port, Optional<AllowList> allow) {
    public static final int DEFAULT_PORT = 9000;

    /** @throws IllegalArgumentException for another port, and for an allow-list with the whole internet */
    public TestListenerSpec {
        if (port < 1 || port > 65_535 || port == 80 || port == 443) {
            throw new IllegalArgumentException(
                    "a port of %d is not possible for tests: give 1 to 65535 without 80 and 443".formatted(port));
        }
        if (allow.filter(AllowList::open).isPresent()) {
            throw new IllegalArgumentException(
                    "0.0.0.0/0 would show everybody what is not released; list the blocks of those who test");
        }
    }

    /** A listener on port 9000 that no address may connect to. */
    public static TestListenerSpec closed() {
        return new TestListenerSpec(DEFAULT_PORT, Optional.empty());
    }
}
