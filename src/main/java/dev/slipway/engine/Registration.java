package dev.slipway.engine;

import java.util.List;

/** The registration of a resource, with the options that only the engine uses.
 *
 * @param formerUrns the URNs of the resource's aliases, and of those of its parents
 * @param provider the URN of an explicit provider, empty for the default one
 * @param retainOnDelete true if AWS keeps the resource when Pulumi deletes it
 * @param replaceOnChanges the input properties whose changes replace the resource, in addition to those of its provider
 */
public record Registration(
        PlannedResource resource,
        List<String> formerUrns,
        String provider,
        boolean retainOnDelete,
        List<String> replaceOnChanges) {}
