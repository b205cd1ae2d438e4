package dev.slipway.controllers.service;

import dev.slipway.controllers.aws.Aws;
import dev.slipway.controllers.aws.AwsFailure;
import dev.slipway.controllers.lambda.Environment;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;

/**
 * The autoscaler of a service. While one of its alarms is active, it scales a service without tasks
 * <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-auto-scaling.html">back to its minimum</a>, so
 * scaling out is suspended while the service sleeps. Minimum and maximum are not changed.
 */
public interface Scaling {
    /** No autoscaler. */
    Scaling NONE = suspended -> {};

    /** Suspends or resumes scaling out. */
    void suspend(boolean suspended);

    /** The autoscaler of the service, if {@code SCALABLE_TARGET} is set. */
    static Scaling of(Environment environment, Aws aws) {
        if (!environment.flag("SCALABLE_TARGET")) {
            return NONE;
        }
        var resource = "service/%s/%s".formatted(environment.text("CLUSTER"), environment.text("SERVICE"));
        return suspended -> AwsFailure.named(
                "application-autoscaling:RegisterScalableTarget", "the scalable target " + resource, () -> aws.scaling()
                        .registerScalableTarget(request -> request.serviceNamespace(ServiceNamespace.ECS)
                                .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                                .resourceId(resource)
                                .suspendedState(state -> state.dynamicScalingOutSuspended(suspended))));
    }
}
