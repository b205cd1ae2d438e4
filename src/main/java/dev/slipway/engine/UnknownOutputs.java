package dev.slipway.engine;

import java.util.function.Predicate;

/** The outputs that are unknown before an {@code up}, such as the id of a resource that Pulumi is to create. Values that depend on
 * them are unknown to the program, as in a preview of Pulumi.
 */
@FunctionalInterface
public interface UnknownOutputs {
    /** The name of the id among the outputs. */
    String ID = "id";

    /** No output is unknown: the program sees a stand-in for each. */
    UnknownOutputs ALL_KNOWN = resource -> output -> false;

    /** Receives a resource before the engine answers it. Called from several threads, and after the call for the resources that
     * it depends on.
     *
     * @return true for the name of an unknown output
     */
    Predicate<String> unknown(PlannedResource resource);
}
