package dev.slipway.service;

import com.pulumi.resources.Resource;
import dev.slipway.balancer.AllowList;
import dev.slipway.balancer.Target;
import dev.slipway.gateway.Backend;
import java.time.Duration;
import java.util.List;

/** Who reaches a service's port. */
public sealed interface Ingress {
    /** What must exist before the service does. */
    default List<Resource> resources() {
        return List.of();
    }

    /** Nobody: tasks in private subnets. */
    record None() implements Ingress {}

    /**
     * Addresses of an allow-list, directly: tasks in public subnets, each with a public address.
     *
     * @param allow who may connect
     */
    record Public(AllowList allow) implements Ingress {}

    /**
     * A load balancer alone: tasks in private subnets.
     *
     * @param target where the balancer sends the service's requests
     * @param grace after a task's start, in which failed health checks do not stop it
     */
    record Balanced(Target target, Duration grace) implements Ingress {
        @Override
        public List<Resource> resources() {
            return List.of(target);
        }
    }

    /**
     * An HTTP API alone: tasks in private subnets, registered in Cloud Map by ECS, which leaves out those whose containers
     * are unhealthy.
     *
     * @param backend where the API sends the service's requests
     */
    record Api(Backend backend) implements Ingress {}
}
