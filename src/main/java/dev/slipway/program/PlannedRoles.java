package dev.slipway.program;

import com.pulumi.deployment.Deployment;
import dev.slipway.base.LookUp;
import dev.slipway.base.types.ServiceLinkedRole;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** The service-linked roles that the resources of a plan need. */
public final class PlannedRoles {
    private PlannedRoles() {}

    public static SortedSet<ServiceLinkedRole> of(Plan plan) {
        return ServiceLinkedRole.of(
                plan.resources().stream().map(PlannedResource::type).toList());
    }

    /**
     * The warning of a deployment to an account without some of the roles, before it creates the first resource; empty in a
     * preview, and where the roles cannot be read.
     */
    static Optional<String> warning(Plan plan) {
        if (Deployment.getInstance().isDryRun()) {
            return Optional.empty();
        }
        var lookUps = of(plan).stream()
                .collect(Collectors.toMap(ServiceLinkedRole::name, role -> LookUp.serviceLinkedRoleArn(role.name())));
        var missing = lookUps.entrySet().stream()
                .filter(lookUp -> lookUp.getValue().isMissing())
                .map(lookUp -> lookUp.getKey())
                .sorted()
                .collect(Collectors.joining(", "));
        return Optional.of(missing)
                .filter(names -> !names.isEmpty())
                .map(names ->
                        ("the account has no service-linked roles %s: AWS creates them during this deployment, which can be too"
                                        + " late for resources that need them; if it fails, run ./slipway bootstrap %s and then pulumi up")
                                .formatted(names, plan.stack()));
    }
}
