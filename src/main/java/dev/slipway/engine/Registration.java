package dev.slipway.engine;

import java.util.List;

/**
 * A resource as the program registers it, with what the engine is told about it and no provider is.
 *
 * @param formerUrns the URNs by which the resource may be known already: its aliases, and those of its parents
 * @param provider the URN of the provider given to it, empty for the default one
 * @param retainOnDelete whether the cloud keeps the resource when Pulumi would delete it
 * @param replaceOnChanges the input properties whose changes replace the resource, whatever its provider says
 */
public record Registration(
        PlannedResource resource,
        List<String> formerUrns,
        String provider,
        boolean retainOnDelete,
        List<String> replaceOnChanges) {}
