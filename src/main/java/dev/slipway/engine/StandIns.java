package dev.slipway.engine;

import dev.slipway.base.types.ResourceType;
import java.util.List;

/**
 * The answer of a provider to a registration: an id and the outputs that only AWS knows, well formed and the same from run to
 * run. Forms follow AWS's
 * <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html">
 * resource types</a>.
 */
record StandIns(AwsAccount account, PlanFacts facts) {

    /** Stand-ins without further facts. */
    StandIns(AwsAccount account) {
        this(account, PlanFacts.NONE);
    }

    /** The id and every output: those of the type's entry, and generated ones for the others that the SDK declares. */
    GeneratedStandIns.Completed all(PlannedResource resource) {
        var generated = new GeneratedStandIns(account, resource, StandInNames.of(resource));
        var known = of(resource).with(facts.standIns(resource));
        return DeclaredOutput.of(resource.type())
                .map(declared -> generated.complete(known, declared))
                .orElseGet(() -> new GeneratedStandIns.Completed(
                        known, resource.type().startsWith("pulumi:") ? List.of() : GeneratedStandIns.EVERY_OUTPUT));
    }

    /** The id and the outputs of the type's entry. */
    StandIn of(PlannedResource resource) {
        var names = StandInNames.of(resource);
        var type = facts.type(resource.type());
        var computed = type.flatMap(ResourceType::computedStandIn);
        if (computed.isPresent()) {
            return new ComputedStandIns(account, resource, names).named(computed.get());
        }
        return type.flatMap(ResourceType::standIn)
                .map(new StandInTemplate(account, resource, names)::fill)
                .orElseGet(() -> StandIn.named(account.arn(service(resource.type()), names.name()), names.name()));
    }

    static String service(String type) {
        var module = type.split(":")[1];
        return module.contains("/") ? module.substring(0, module.indexOf('/')) : module;
    }
}
