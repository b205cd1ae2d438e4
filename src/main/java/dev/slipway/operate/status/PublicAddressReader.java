package dev.slipway.operate.status;

import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.Service;

/** Reads the public addresses of tasks from EC2, because ECS does not return them. */
record PublicAddressReader(EcsClient ecs, Ec2Client ec2) {

    /** The public addresses of a service's running tasks. */
    List<String> of(String cluster, Service service) {
        var tasks = ecs.listTasks(request -> request.cluster(cluster)
                        .serviceName(service.serviceName())
                        .desiredStatus(DesiredStatus.RUNNING))
                .taskArns();
        if (tasks.isEmpty()) {
            return List.of();
        }
        var interfaces = ecs.describeTasks(request -> request.cluster(cluster).tasks(tasks)).tasks().stream()
                .flatMap(task -> task.attachments().stream())
                .flatMap(attachment -> attachment.details().stream())
                .filter(detail -> "networkInterfaceId".equals(detail.name()))
                .map(KeyValuePair::value)
                .toList();
        if (interfaces.isEmpty()) {
            return List.of();
        }
        return ec2
                .describeNetworkInterfaces(request -> request.networkInterfaceIds(interfaces))
                .networkInterfaces()
                .stream()
                .map(NetworkInterface::association)
                .filter(association -> association != null && association.publicIp() != null)
                .map(association -> association.publicIp())
                .sorted()
                .toList();
    }
}
