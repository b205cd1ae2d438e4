package dev.slipway.engine;

import com.pulumi.Config;
import com.pulumi.context.internal.ConfigContextInternal;
import com.pulumi.context.internal.ContextInternal;
import com.pulumi.context.internal.LoggingContextInternal;
import com.pulumi.context.internal.OutputContextInternal;
import com.pulumi.core.internal.OutputFactory;
import com.pulumi.deployment.internal.DeploymentImpl;
import com.pulumi.deployment.internal.DeploymentInstanceHolder;
import com.pulumi.deployment.internal.DeploymentInstanceInternal;
import com.pulumi.internal.PulumiInternal;
import com.pulumi.resources.StackOptions;

/** Deployments of the SDK with a monitor and an engine of Slipway's choice, which the SDK's own factories cannot take. */
final class Deployments {
    private Deployments() {}

    /** A deployment that runs programs. It becomes the deployment of the calling thread. */
    static PulumiInternal pulumi(DeploymentImpl.DeploymentState state, StackOptions options) {
        SdkBusyLoopThrottle.slow();
        var deployment = new DeploymentImpl(state);
        DeploymentInstanceHolder.setInstance(new DeploymentInstanceInternal(deployment));
        return new PulumiInternal(
                state.runner,
                new ContextInternal(
                        state.organizationName,
                        state.projectName,
                        state.stackName,
                        new LoggingContextInternal(deployment.getLog()),
                        new ConfigContextInternal(state.projectName, name -> new Config(state.config, name)),
                        new OutputContextInternal(new OutputFactory(state.runner)),
                        options.resourceTransformations()));
    }
}
