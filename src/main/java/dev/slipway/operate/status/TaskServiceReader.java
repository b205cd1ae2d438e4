package dev.slipway.operate.status;

import dev.slipway.operate.DeployedStack;
import dev.slipway.operate.status.ServiceStatus.ServiceEvent;
import dev.slipway.operate.status.ServiceStatus.Tasks;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.Service;

/** Reads the status of services on ECS. */
record TaskServiceReader(
        DeployedStack stack,
        EcsClient ecs,
        DeploymentReader deployments,
        ScalingReader scaling,
        TargetReader targets,
        PublicAddressReader publicAddresses) {
    private static final int EVENTS = 5;

    /**
     * The status of a service.
     *
     * @param name as in the stack file
     * @param physical the name of the ECS service
     * @param shown the name to show
     * @param revision the output with the ARN of the stack's revision
     */
    ServiceStatus read(String name, String physical, String shown, String revision) {
        return ecs.describeServices(request -> request.cluster(stack.cluster()).services(physical)).services().stream()
                .filter(found -> !"INACTIVE".equals(found.status()))
                .findFirst()
                .map(service -> read(name, service, shown, revision))
                .orElseGet(() -> gone(shown));
    }

    private ServiceStatus gone(String shown) {
        var why =
                "it does not exist; run pulumi refresh and pulumi up -s %s to create it again".formatted(stack.name());
        return ServiceStatus.unhealthy(shown, why);
    }

    private ServiceStatus read(String name, Service service, String shown, String revision) {
        var seen = targets.of(service);
        var why = ServiceHealth.why(service, seen);
        var sleeps = stack.output("wake_function_arn", name).isPresent();
        var state = ServiceHealth.state(service, why, sleeps);
        return new ServiceStatus(
                shown,
                state,
                why,
                addresses(name, service),
                Optional.of(tasks(service)),
                deployments.of(name, service),
                state == ServiceState.DEPLOYING
                        ? Optional.empty()
                        : ReleaseMismatch.of(stack, ecs, name, service, revision),
                seen,
                List.of(),
                events(service),
                deployments.failure(name, service));
    }

    private Tasks tasks(Service service) {
        var bounds = scaling.bounds(service.serviceName());
        return new Tasks(
                service.desiredCount(),
                service.runningCount(),
                service.pendingCount(),
                bounds.map(ScalingReader.Bounds::min),
                bounds.map(ScalingReader.Bounds::max));
    }

    private static List<ServiceEvent> events(Service service) {
        return service.events().stream()
                .limit(EVENTS)
                .map(event -> new ServiceEvent(
                        event.createdAt(), event.message().replaceFirst("^\\(?service [^ )]*\\)? ", "")))
                .toList();
    }

    /** The addresses of the stack's outputs; those of the tasks for a service with public ingress. */
    private List<String> addresses(String name, Service service) {
        var routed = stack.addresses(name);
        if (!routed.isEmpty()) {
            return routed;
        }
        var network = service.networkConfiguration();
        var open = network != null
                && network.awsvpcConfiguration() != null
                && network.awsvpcConfiguration().assignPublicIp() == AssignPublicIp.ENABLED;
        return open ? publicAddresses.of(stack.cluster(), service) : List.of();
    }
}
