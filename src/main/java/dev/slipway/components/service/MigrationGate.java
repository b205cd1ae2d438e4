package dev.slipway.components.service;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.pulumi.exceptions.RunException;
import dev.slipway.awsapi.Clients;
import dev.slipway.awsapi.failure.TaskLog;
import dev.slipway.base.Polling;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetParametersRequest;
import software.amazon.awssdk.services.ssm.model.Parameter;

/**
 * The check before the update of a service: runs the service's migration unless it has succeeded before. The last
 * migration that succeeded is recorded in a Systems Manager parameter after its end, so a migration that failed, or
 * whose deploy was interrupted, runs again in the next {@code up}.
 */
final class MigrationGate {
    private MigrationGate() {}

    /**
     * The migration that must succeed before the service is updated.
     *
     * @param parameter the name of the parameter
     * @param wanted the value of the parameter after this migration
     * @param defined the value of the parameter for the migration in the current task definition
     */
    record RequiredMigration(String parameter, String wanted, String defined) {}

    /** The parameter's value for a migration: its image, and the first 6 bytes of the SHA-256 of its command. */
    static String record(String image, List<String> command) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\0", command).getBytes(StandardCharsets.UTF_8));
            return "%s command:%s".formatted(image, HexFormat.of().formatHex(digest, 0, 6));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The parameter's value for the migration that a task definition runs. */
    static String defined(String containerDefinitions) {
        var migrate = JsonParser.parseString(containerDefinitions).getAsJsonArray().asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(container -> container.get("name").getAsString().equals(MigrationTask.CONTAINER))
                .findFirst()
                .orElseThrow();
        var command = migrate.getAsJsonArray("command").asList().stream()
                .map(JsonElement::getAsString)
                .toList();
        return record(migrate.get("image").getAsString(), command);
    }

    /**
     * Runs the migration unless it is the one that last succeeded. It does not run either if the engine has not created
     * its task definition, as in a {@code destroy} that runs the program, or in an {@code up} with other targets: the
     * task definition is the previous one then.
     *
     * @return the new value of the parameter
     * @throws RunException if the migration fails, or if a request to AWS fails
     */
    static String pass(
            RequiredMigration required,
            MigrationTask.RunParameters parameters,
            String logGroup,
            MigrationTask.ServiceMigration migration) {
        try (var ecs = Clients.inRegionOf(parameters.cluster(), EcsClient.builder());
                var logs = Clients.inRegionOf(parameters.cluster(), CloudWatchLogsClient.builder());
                var ssm = Clients.inRegionOf(parameters.cluster(), SsmClient.builder())) {
            var log = new TaskLog(logs, logGroup, ContainerLogs.STREAMS + MigrationTask.CONTAINER + "/");
            var task = new MigrationTask(ecs, log, Polling.pause(MigrationTask.INTERVAL), migration);
            return pass(ssm, required, () -> task.run(parameters));
        } catch (SdkException e) {
            throw new RunException(
                    "the migration of %s cannot run, so %s is not updated and its running revision is kept: %s"
                            .formatted(migration.service(), migration.service(), e.getMessage()),
                    e);
        }
    }

    static String pass(SsmClient ssm, RequiredMigration required, Runnable migration) {
        var recorded = recorded(ssm, required.parameter());
        if (!required.defined().equals(required.wanted())) {
            return recorded.orElse("nothing");
        }
        if (!recorded.equals(Optional.of(required.wanted()))) {
            migration.run();
        }
        return required.wanted();
    }

    /**
     * The parameter's value; empty if it does not exist. GetParameters lists missing names, GetParameter fails for
     * them.
     */
    private static Optional<String> recorded(SsmClient ssm, String parameter) {
        return ssm.getParameters(GetParametersRequest.builder().names(parameter).build()).parameters().stream()
                .map(Parameter::value)
                .findFirst();
    }
}
