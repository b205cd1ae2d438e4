package dev.slipway.components.service;

import com.pulumi.resources.Resource;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a service that its deployment slots and its migration share.
 *
 * @param service the logical name of the service
 * @param task the roles, the log group and the task definition of the service
 * @param tasks the security group of its tasks
 * @param before the resources that must exist before tasks start
 */
record ServiceParts(
        String service,
        ServiceArgs args,
        Task task,
        IngressRoute route,
        TaskSecurityGroup tasks,
        List<Resource> before) {

    /** The same parts with another resource that must exist before tasks start. */
    ServiceParts after(Resource resource) {
        var all = new ArrayList<>(before);
        all.add(resource);
        return new ServiceParts(service, args, task, route, tasks, all);
    }
}
