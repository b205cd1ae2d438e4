package dev.slipway.service;

import com.pulumi.resources.Resource;
import dev.slipway.balancer.AllowList;
import dev.slipway.balancer.Target;
import dev.slipway.doorway.Doorway;
import dev.slipway.gateway.Backend;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Who reaches a service's port. */
public sealed interface Ingress {
    /** What must exist before the service does. */
    default List<Resource> resources() {
        return List.of();
    }

    /** The way to a doorman, where there is one. */
    default Optional<Doorway> doorway() {
        return Optional.empty();
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

        @Override
        public Optional<Doorway> doorway() {
            return target.doorway();
        }
    }

    /**
     * An HTTP API alone: tasks in private subnets, registered in Cloud Map by ECS, which leaves out those whose containers
     * are unhealthy.
     *
     * @param backend where the API sends the service's requests
     */
    record Api(Backend backend) implements Ingress {
        @Override
        public Optional<Doorway> doorway() {
            return backend.doorway();
        }
    }
}
