package dev.slipway.components.service;

import com.pulumi.aws.ecs.TaskDefinition;
import com.pulumi.aws.ssm.Parameter;
import com.pulumi.aws.ssm.ParameterArgs;
import com.pulumi.core.Output;
import com.pulumi.deployment.Deployment;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.base.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a service does once, before it is updated: one task of the new image with another command, which has the
 * service's environment, secrets, roles, size and network. It runs in an {@code up}, where the image or the command is
 * not the one that last succeeded; where it fails, the {@code up} fails before the service is touched.
 *
 * <p>Children: {@code <name>-definition}, the task definition, and {@code <name>-done}, a parameter of Systems Manager
 * that says what last succeeded. A preview runs nothing: there the change of the parameter is the migration to come.
 */
final class Migration extends Component {
    private static final String TYPE = "slipway:service:Migration";

    private final String service;
    private final ServiceArgs args;
    private final MigrationArgs migration;
    private final Parameter done;

    /**
     * The migration of a service.
     *
     * @param task what the service itself runs
     * @param tasks the id of the security group of its tasks
     * @param before what must be there when the migration starts
     */
    Migration(
            String service,
            ServiceArgs args,
            Task task,
            Output<String> tasks,
            List<Resource> before,
            ComponentResourceOptions options) {
        super(TYPE, service + "-migration", options);
        this.service = service;
        this.args = args;
        this.migration = args.migration().orElseThrow();
        var definition = createDefinition(task, before);
        done = createRecord(definition, task.logGroup(), tasks);
        registerOutputs(Map.of("done", done.insecureValue()));
    }

    /** There when the migration has succeeded. */
    Resource done() {
        return done;
    }

    private TaskDefinition createDefinition(Task task, List<Resource> before) {
        var all = new ArrayList<>(before);
        all.addAll(task.startable());
        return new TaskDefinition(
                childName("definition"),
                // No service has an underscore in its name, so none has this family.
                task.revision(
                        "%s-%s_migrate".formatted(stackName(), service),
                        MigrationTask.CONTAINER,
                        args.spec().running(migration.command()),
                        InjectedSidecars.NONE),
                options().dependsOn(all).build());
    }

    private Parameter createRecord(TaskDefinition definition, Output<String> logGroup, Output<String> securityGroup) {
        // A name may not begin with "aws" or "ssm", as a project's may.
        var name = "/slipway/%s/%s/migrated".formatted(stackName(), service);
        var wanted = args.image().reference().applyValue(image -> MigrationGate.record(image, migration.command()));
        return new Parameter(
                childName("done"),
                ParameterArgs.builder()
                        .name(name)
                        .description("The image and the command that last migrated what " + service + " uses")
                        .type("String")
                        .insecureValue(
                                Deployment.getInstance().isDryRun()
                                        ? wanted
                                        : migrated(name, wanted, definition, logGroup, securityGroup))
                        .build(),
                childOptions());
    }

    /** What was wanted, when it has been done. */
    private Output<String> migrated(
            String name,
            Output<String> wanted,
            TaskDefinition definition,
            Output<String> logGroup,
            Output<String> securityGroup) {
        var assignPublicIp = args.tasks().assignPublicIp();
        return Output.tuple(
                        wanted,
                        definition.arn(),
                        args.cluster().arn(),
                        args.tasks().subnetIds(),
                        logGroup,
                        securityGroup,
                        definition.containerDefinitions())
                .applyValue(to -> {
                    var due = new MigrationGate.Due(name, to.t1, MigrationGate.defined(to.t7));
                    var place = new MigrationTask.Place(to.t3, to.t2, to.t4, to.t6, assignPublicIp);
                    return MigrationGate.pass(due, place, to.t5, service, migration);
                });
    }
}
