package dev.slipway.components.service;

import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import dev.slipway.components.alarm.AlarmTopic;
import dev.slipway.components.balancer.AllowList;
import dev.slipway.components.balancer.BlueGreen;
import dev.slipway.components.balancer.DeploymentSlot;
import dev.slipway.components.balancer.ServiceTarget;
import dev.slipway.components.balancer.ServiceTargetGroup;
import dev.slipway.components.function.SwitchableRoute;
import dev.slipway.components.gateway.ServiceIntegration;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Who reaches a service's port. */
public sealed interface Ingress {
    /** What must exist before the service does. */
    default List<Resource> resources() {
        return List.of();
    }

    /** How requests are shared out between two revisions, where there are two. */
    default Optional<BlueGreen> blueGreen() {
        return Optional.empty();
    }

    /** Where requests reach what is being released, where there are two revisions. */
    default Optional<Output<String>> testUrl() {
        return Optional.empty();
    }

    /** The target group that the tasks of a side register with, where a balancer serves the service. */
    default Optional<ServiceTargetGroup> group(DeploymentSlot side) {
        return Optional.empty();
    }

    /**
     * The alarms that fail deployments of a slot, where it has such.
     *
     * @param topic the topic that the alarms notify, too
     */
    default Optional<DeploymentAlarms.Args> alarms(String service, Optional<AlarmTopic> topic, DeploymentSlot side) {
        return Optional.empty();
    }

    /** The way to an activator, where there is one. */
    default Optional<SwitchableRoute> switchableRoute() {
        return Optional.empty();
    }

    /** Nobody. */
    record None() implements Ingress {}

    /**
     * Addresses of an allow-list, directly: tasks in public subnets, each with a public address.
     *
     * @param allow who may connect
     */
    record Public(AllowList allow) implements Ingress {}

    /**
     * A load balancer alone.
     *
     * @param target where the balancer sends the service's requests
     * @param grace after a task's start, in which failed health checks do not stop it
     * @param alarm what fails a deployment beside tasks that do not start; empty for nothing
     */
    record Balanced(ServiceTarget target, Duration grace, Optional<DeploymentAlarmArgs> alarm) implements Ingress {
        /** Without deployment alarms. */
        public Balanced(ServiceTarget target, Duration grace) {
            this(target, grace, Optional.empty());
        }

        @Override
        public List<Resource> resources() {
            return target.ready();
        }

        @Override
        public Optional<BlueGreen> blueGreen() {
            return target.blueGreen();
        }

        @Override
        public Optional<Output<String>> testUrl() {
            return target.testUrl();
        }

        @Override
        public Optional<ServiceTargetGroup> group(DeploymentSlot side) {
            return Optional.of(target.group(side));
        }

        @Override
        public Optional<DeploymentAlarms.Args> alarms(String service, Optional<AlarmTopic> topic, DeploymentSlot side) {
            return alarm.map(
                    args -> new DeploymentAlarms.Args(service, args.withTopic(topic), target.group(side), grace));
        }

        @Override
        public Optional<SwitchableRoute> switchableRoute() {
            return target.switchableRoute();
        }
    }

    /**
     * An HTTP API alone: tasks registered in Cloud Map by ECS, which leaves out those whose containers are unhealthy.
     *
     * @param backend where the API sends the service's requests
     */
    record Api(ServiceIntegration backend) implements Ingress {
        @Override
        public Optional<SwitchableRoute> switchableRoute() {
            return backend.switchableRoute();
        }
    }
}
