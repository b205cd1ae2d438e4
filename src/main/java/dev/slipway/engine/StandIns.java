package dev.slipway.engine;

import dev.slipway.base.types.ResourceType;
import dev.slipway.base.types.ResourceTypes;

/**
 * The answer of a provider to a registration: an id and the outputs that only AWS knows, well formed and the same from run to
 * run. Forms follow AWS's
 * <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html">
 * resource types</a>.
 */
record StandIns(AwsAccount account) {

    StandIn of(PlannedResource resource) {
        var names = StandInNames.of(resource);
        var facts = ResourceTypes.find(resource.type());
        var computed = facts.flatMap(ResourceType::computedStandIn);
        if (computed.isPresent()) {
            return new ComputedStandIns(account, resource, names).named(computed.get());
        }
        return facts.flatMap(ResourceType::standIn)
                .map(new StandInTemplate(account, resource, names)::fill)
                .orElseGet(() -> StandIn.named(account.arn(service(resource.type()), names.name()), names.name()));
    }

    private static String service(String type) {
        var module = type.split(":")[1];
        return module.contains("/") ? module.substring(0, module.indexOf('/')) : module;
    }
}
