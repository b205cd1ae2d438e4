package dev.slipway.realengine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An event on its way through a stack after a real {@code up}: from the bus by the rule into the queue, whose backlog starts the
 * sample service's worker. The worker is a process with the command, the environment and the role of its task definition.
 */
class WorkerEngineTest extends EngineHarness {
    private static final Path FILE = Path.of("src/test/engine/Pulumi.events.yaml");
    private static final long PATIENCE_SECONDS = 180;

    /** Exit codes of a JVM after SIGTERM: 143, or 0 if the main thread ends first. */
    private static final List<Integer> ENDED_BY_SIGTERM = List.of(0, 128 + 15);

    @TempDir
    private Path folder;

    @Test
    void anEventWakesTheWorkerWhichCountsItOnceAndSleepsAgain() throws Exception {
        var image = SampleImage.build();
        try (var aws = EmulatedAws.start();
                var stack = EngineStack.createOfClasses(
                        aws, "events", ExistingNetwork.createIn(aws, REGION).fillIn(Files.readString(FILE)))) {
            var deployed = new DeployedWorker(aws, stack.up().outputs());
            deployed.assertScaling(0, 0);
            deployed.putEvent("paid");
            assertThat(deployed.messages())
                    .as("messages of events beyond the pattern")
                    .isZero();

            deployed.putEvent("placed");
            assertThat(deployed.messages()).isEqualTo(1);
            deployed.assertScaling(1, 1);
            deployed.assertMessagesInFlightKeepTheTask();
            work(deployed, image);

            stack.previewExpectingNoChange();
        }
    }

    /** Lets a task work on the message in the queue, and on the same event again, until the backlog stops it. */
    private void work(DeployedWorker deployed, SampleImage image) throws Exception {
        var task = deployed.tasks("RUNNING").get(0);
        var log = folder.resolve("log");
        var first = deployed.aws().calls().size();
        try (var agent = TaskAgent.start(deployed.aws(), DeployedWorker.CLUSTER, task)) {
            var worker = image.start(deployed.container(), deployed.environment(agent), log);
            try {
                await("the message is deleted", worker, log, () -> deployed.messages() == 0);
                assertThat(deployed.sales()).isEqualTo("1 order, 2 pieces");
                assertThat(agent.granted()).first().isEqualTo(TaskAgent.PROTECTED);

                deployed.putEvent("placed");
                await("the same event is deleted", worker, log, () -> deployed.messages() == 0);
                assertThat(lines(log, "nothing to count")).hasSize(1);

                deployed.assertScaling(0, 0);
                // Nothing is granted to a task that was stopped, so the last protection stays.
                await(
                        "the task stops unprotected",
                        worker,
                        log,
                        () -> deployed.tasks("STOPPED").contains(task)
                                && agent.lastGranted().equals(TaskAgent.UNPROTECTED));

                worker.destroy();
                assertThat(worker.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
                assertThat(worker.exitValue()).isIn(ENDED_BY_SIGTERM);
            } finally {
                worker.destroyForcibly().waitFor();
            }
        }
        assertThat(lines(log, ": counted")).hasSize(1);
        assertThat(lines(log, " - Ended")).hasSize(1);
        assertThat(deployed.sales()).isEqualTo("1 order, 2 pieces");
        assertThat(deployed.messages()).isZero();
        deployed.assertTaskRoleAllowsCalls(first);
    }

    private static List<String> lines(Path log, String text) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains(text))
                .toList();
    }

    private static void await(String state, Process worker, Path log, BooleanSupplier condition) throws Exception {
        var giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(worker.isAlive())
                    .as("worker before %s: %s", state, Files.readString(log))
                    .isTrue();
            assertThat(System.nanoTime())
                    .as("%s: %s", state, Files.readString(log))
                    .isLessThan(giveUp);
            worker.waitFor(200, TimeUnit.MILLISECONDS);
        }
    }
}
