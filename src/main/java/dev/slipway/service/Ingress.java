package dev.slipway.service;

import com.pulumi.resources.Resource;
import dev.slipway.balancer.AllowList;
import dev.slipway.balancer.Target;
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
}
