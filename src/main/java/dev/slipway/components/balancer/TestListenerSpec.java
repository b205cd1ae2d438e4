package dev.slipway.components.balancer;

import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;
import java.util.Optional;

/**
 * Settings of the test listener, which forwards to the new revision of a service before its release.
 *
 * @param port 1 to 65535 except 80 and 443, the ports of the production listeners. A change replaces the listener
 * @param allow addresses that may connect; empty for none
 */
public record TestListenerSpec(int port, Optional<AllowList> allow) {
    public static final int DEFAULT_PORT = 9000;

    /** @throws SpecException for another port, and for an allow-list with the whole internet */
    public TestListenerSpec {
        var errors = new SpecErrors();
        if (port < 1 || port > 65_535 || port == 80 || port == 443) {
            errors.add(
                    "testPort",
                    "1 to 65535 is allowed, except 80 and 443, the ports of the production listeners",
                    "set it to %d".formatted(DEFAULT_PORT));
        }
        if (allow.filter(AllowList::open).isPresent()) {
            errors.add(
                    "testCidrs",
                    "0.0.0.0/0 would let everybody use revisions that are not released",
                    "list the blocks of the testers");
        }
        errors.throwAll();
    }

    /** A listener on port 9000 that no address may connect to. */
    public static TestListenerSpec closed() {
        return new TestListenerSpec(DEFAULT_PORT, Optional.empty());
    }
}
