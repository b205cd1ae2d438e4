package dev.slipway.components.environment;

import com.pulumi.aws.cloudformation.Stack;
import com.pulumi.aws.cloudformation.StackArgs;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import dev.slipway.base.Arns;
import dev.slipway.components.cluster.ClusterSpec.ContainerInsights;
import dev.slipway.components.cluster.EcsCluster;
import java.util.Map;

/**
 * The cluster of the environment that a stack uses. Slipway does not change it.
 *
 * <p>Child: {@code <name>-import}, a CloudFormation stack that imports the export of the environment, so that AWS refuses to delete
 * the environment while the services exist, which depend on this component. A template needs a resource: a
 * <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-waitconditionhandle.html">
 * wait condition handle</a> is free of charge and creates nothing outside of CloudFormation.
 */
public final class EnvironmentCluster extends EcsCluster {
    public static final String TYPE = "slipway:environment:EnvironmentCluster";

    private final String arn;
    private final ContainerInsights containerInsights;

    /** The inputs that the plan and the state contain, by which the cost of the services' metrics is estimated. */
    @SuppressWarnings("unused")
    private static final class InsightsInputs extends ResourceArgs {
        @Import(name = "containerInsights")
        private final Output<String> containerInsights;

        InsightsInputs(ContainerInsights containerInsights) {
            this.containerInsights = Output.of(containerInsights.written());
        }
    }

    public EnvironmentCluster(String name, UsedEnvironment environment) {
        super(TYPE, name, new InsightsInputs(environment.containerInsights()));
        arn = environment.clusterArn();
        containerInsights = environment.containerInsights();
        createImport(environment.exportName());
        registerOutputs(Map.of("arn", arn(), "clusterName", clusterName()));
    }

    @Override
    public Output<String> arn() {
        return Output.of(arn);
    }

    @Override
    public Output<String> clusterName() {
        return Output.of(Arns.id(arn));
    }

    @Override
    public ContainerInsights containerInsights() {
        return containerInsights;
    }

    private void createImport(String exportName) {
        new Stack(
                childName("import"),
                StackArgs.builder()
                        .name(stackName() + "-environment-use")
                        .templateBody(ExportTemplates.use(exportName))
                        .build(),
                childOptions());
    }
}
