package dev.slipway.components.service;

import com.pulumi.aws.ecs.TaskDefinition;
import com.pulumi.aws.ssm.Parameter;
import com.pulumi.aws.ssm.ParameterArgs;
import com.pulumi.core.Output;
import com.pulumi.deployment.Deployment;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.base.Component;
import dev.slipway.base.FallibleOutput;
import java.util.ArrayList;
import java.util.Map;

/**
 * The migration of a service: a task that runs once before the service is updated, with the new image, the command of
 * the migration, and the service's environment, secrets, roles, size and network. An {@code up} runs it if its image or
 * command differs from the migration that last succeeded. If it fails, the {@code up} fails before the service is
 * updated.
 *
 * <p>Children: {@code <name>-definition}, the task definition, and {@code <name>-done}, a Systems Manager parameter
 * with the image and the command of the last migration that succeeded. A preview runs no migration; a change of the
 * parameter in the preview announces one.
 */
final class Migration extends Component {
    private static final String TYPE = "slipway:service:Migration";

    private final ServiceParts parts;
    private final ServiceArgs args;
    private final MigrationSpec migration;
    private final Parameter done;

    Migration(String name, ServiceParts parts, MigrationSpec migration, ComponentResourceOptions options) {
        super(TYPE, name, options);
        this.parts = parts;
        this.args = parts.args();
        this.migration = migration;
        done = createRecord(createDefinition());
        registerOutputs(Map.of("done", done.insecureValue()));
    }

    /** The parameter of the migration, which is written after the migration has succeeded. */
    Resource done() {
        return done;
    }

    private TaskDefinition createDefinition() {
        var all = new ArrayList<>(parts.before());
        all.addAll(parts.task().startable());
        return new TaskDefinition(
                childName("definition"),
                // A service's name has no underscore, so no other service has this family.
                parts.task()
                        .revisions()
                        .of(
                                "%s-%s_migrate".formatted(stackName(), parts.service()),
                                MigrationTask.CONTAINER,
                                args.spec().task().running(migration.command()),
                                InjectedSidecars.NONE),
                options().dependsOn(all).build());
    }

    private Parameter createRecord(TaskDefinition definition) {
        // A parameter's name must not begin with "aws" or "ssm"; the name of a project may.
        var name = "/slipway/%s/%s/migrated".formatted(stackName(), parts.service());
        var wanted = args.image().reference().applyValue(image -> MigrationGate.record(image, migration.command()));
        return new Parameter(
                childName("done"),
                ParameterArgs.builder()
                        .name(name)
                        .description("Image and command of the last migration by the service " + parts.service())
                        .type("String")
                        .insecureValue(
                                Deployment.getInstance().isDryRun() ? wanted : migrated(name, wanted, definition))
                        .build(),
                childOptions());
    }

    /** The value of the parameter, known after the migration has succeeded. */
    private Output<String> migrated(String name, Output<String> wanted, TaskDefinition definition) {
        var assignPublicIp = args.spec().assignPublicIp();
        return Output.tuple(
                        wanted,
                        definition.arn(),
                        args.cluster().arn(),
                        args.subnetIds(),
                        parts.task().logGroup(),
                        parts.tasks().ids(),
                        definition.containerDefinitions())
                .apply(known -> {
                    var required = new MigrationGate.RequiredMigration(name, known.t1, MigrationGate.defined(known.t7));
                    var parameters =
                            new MigrationTask.RunParameters(known.t3, known.t2, known.t4, known.t6, assignPublicIp);
                    return FallibleOutput.of(() -> MigrationGate.pass(
                            required,
                            parameters,
                            known.t5,
                            new MigrationTask.ServiceMigration(
                                    parts.service(), migration, args.log().progress())));
                });
    }
}
