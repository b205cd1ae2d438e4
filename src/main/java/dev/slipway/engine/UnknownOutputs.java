package dev.slipway.engine;

import java.util.function.Predicate;

/**
 * Says which outputs of a resource nobody knows before an {@code up}, as that of an id which is still to be given. What
 * depends on them is then unknown to the program too, as in a preview of Pulumi's own.
 */
@FunctionalInterface
public interface UnknownOutputs {
    /** The output that is the resource's id. */
    String ID = "id";

    /** Everything is known, by stand-ins: the whole program is seen. */
    UnknownOutputs ALL_KNOWN = registration -> output -> false;

    /**
     * Looks at a registration before it is answered; called from several threads, for each resource after those that it
     * depends on.
     *
     * @return whether an output is unknown, by its name
     */
    Predicate<String> unknown(Registration registration);
}
