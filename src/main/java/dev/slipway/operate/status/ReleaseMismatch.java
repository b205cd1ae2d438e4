package dev.slipway.operate.status;

import dev.slipway.awsapi.RevisionCopy;
import dev.slipway.awsapi.TaskDefinitionArn;
import dev.slipway.operate.DeployedStack;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;

/**
 * A running release other than that of the stack's last deployment, as after {@code ./slipway rollback}.
 *
 * @param running the number of the revision or function version that runs; of a copy, that of its original
 * @param deployed the number of the stack's
 * @param fix the command that deploys the release of the stack
 */
public record ReleaseMismatch(String running, String deployed, String fix) {
    /**
     * The mismatch of a function.
     *
     * @param version the version that callers invoke
     */
    static Optional<ReleaseMismatch> of(DeployedStack stack, String service, String version) {
        return stack.output("function_version", service)
                .filter(deployed -> !deployed.equals(version))
                .map(deployed -> deployedByRefresh(stack, version, deployed));
    }

    /**
     * The mismatch of an ECS service. Empty with {@code rollOut}, whose copies run instead of the stack's revision.
     *
     * @param output the output with the ARN of the stack's revision
     */
    static Optional<ReleaseMismatch> of(
            DeployedStack stack, EcsClient ecs, String name, Service service, String output) {
        if (stack.output("roll_out_function_arn", name).isPresent()) {
            return Optional.empty();
        }
        return stack.output(output, name)
                .filter(deployed -> !deployed.equals(service.taskDefinition()))
                .map(deployed -> deployedByRefresh(stack, original(ecs, service.taskDefinition()), number(deployed)))
                .filter(mismatch -> !mismatch.running().equals(mismatch.deployed()));
    }

    private static ReleaseMismatch deployedByRefresh(DeployedStack stack, String running, String deployed) {
        // Without a refresh Pulumi compares with the state, which a rollback does not change.
        return new ReleaseMismatch(running, deployed, "pulumi up -s %s --refresh deploys it".formatted(stack.name()));
    }

    private static String original(EcsClient ecs, String arn) {
        var definition = ecs.describeTaskDefinition(
                request -> request.taskDefinition(arn).include(TaskDefinitionField.TAGS));
        return Optional.ofNullable(RevisionCopy.of(definition).tags().get(RevisionCopy.RELEASE))
                .orElseGet(() -> number(arn));
    }

    private static String number(String arn) {
        return Integer.toString(new TaskDefinitionArn(arn).revision());
    }
}
