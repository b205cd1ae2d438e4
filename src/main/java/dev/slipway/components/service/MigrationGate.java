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
 * Lets the update of a service pass when its migration has succeeded, and sees to that. What has succeeded stands in a
 * parameter of Systems Manager, which is written after it: a migration that failed, or whose deploy was interrupted, is
 * due again.
 */
final class MigrationGate {
    private MigrationGate() {}

    /**
     * What is to have succeeded.
     *
     * @param parameter the name of the parameter
     * @param wanted what it is to say
     * @param defined what it would say of the task definition at hand
     */
    record Due(String parameter, String wanted, String defined) {}

    /** What a parameter says of a migration that has succeeded: its image, and a digest of its command. */
    static String record(String image, List<String> command) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\0", command).getBytes(StandardCharsets.UTF_8));
            return "%s command:%s".formatted(image, HexFormat.of().formatHex(digest, 0, 6));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** What the parameter would say of the migration that a task definition runs. */
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
     * Runs the migration unless it is the one that last succeeded. It does not run either where the engine has not made
     * its task definition, as when a program runs for a {@code destroy}, or for an {@code up} with other targets: what is
     * at hand then is the definition of before.
     *
     * @return what it says from now on
     * @throws RunException where the migration does not succeed, or AWS does not let it run
     */
    static String pass(Due due, MigrationTask.Place place, String logGroup, MigrationTask.Work work) {
        try (var ecs = Clients.where(place.cluster(), EcsClient.builder());
                var logs = Clients.where(place.cluster(), CloudWatchLogsClient.builder());
                var ssm = Clients.where(place.cluster(), SsmClient.builder())) {
            var log = new TaskLog(logs, logGroup, ContainerLogs.STREAMS + MigrationTask.CONTAINER + "/");
            var task = new MigrationTask(ecs, log, Polling.pause(MigrationTask.INTERVAL), work);
            return pass(ssm, due, () -> task.run(place));
        } catch (SdkException e) {
            throw new RunException(
                    "the migration of %s cannot run, so %s is not updated and what ran before goes on: %s"
                            .formatted(work.service(), work.service(), e.getMessage()),
                    e);
        }
    }

    static String pass(SsmClient ssm, Due due, Runnable migration) {
        var recorded = recorded(ssm, due.parameter());
        if (!due.defined().equals(due.wanted())) {
            return recorded.orElse("nothing");
        }
        if (!recorded.equals(Optional.of(due.wanted()))) {
            migration.run();
        }
        return due.wanted();
    }

    /** The plural action tells of a parameter that is not there, the singular one fails. */
    private static Optional<String> recorded(SsmClient ssm, String parameter) {
        return ssm.getParameters(GetParametersRequest.builder().names(parameter).build()).parameters().stream()
                .map(Parameter::value)
                .findFirst();
    }
}
