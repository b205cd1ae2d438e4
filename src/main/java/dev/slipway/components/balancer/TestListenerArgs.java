package dev.slipway.components.balancer;

import java.util.Optional;

/**
 * The listener that reaches what is being released before callers do.
 *
 * @param port 1 to 65535, but for those of the callers' listeners, 80 and 443. A change replaces the listener
 * @param allow who may connect; empty for nobody
 */
public record TestListenerArgs(int port, Optional<AllowList> allow) {
    /** The port where nothing else is said. */
    public static final int PORT = 9000;

    /** @throws IllegalArgumentException for another port, and an allow-list that lets everybody in */
    public TestListenerArgs {
        if (port < 1 || port > 65_535 || port == 80 || port == 443) {
            throw new IllegalArgumentException(
                    "a port of %d is not possible for tests: give 1 to 65535 without 80 and 443".formatted(port));
        }
        if (allow.filter(AllowList::open).isPresent()) {
            throw new IllegalArgumentException(
                    "0.0.0.0/0 would show everybody what is not released; list the blocks of those who test");
        }
    }

    /** On port 9000, for nobody. */
    public static TestListenerArgs closed() {
        return new TestListenerArgs(PORT, Optional.empty());
    }
}
