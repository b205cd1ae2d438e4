package dev.slipway.orders;

import dev.slipway.orders.observe.Switches;
import dev.slipway.orders.worker.Worker;
import io.micronaut.context.exceptions.ConfigurationException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Process that counts the sales by the events in a queue, until SIGTERM.
 *
 * <pre>{@code
 * java -jar orders.jar worker
 * docker run --rm --env-file worker.env orders worker
 * }</pre>
 *
 * <p>Micronaut is not started: there is no server, and the publisher of events needs the event bus, which a worker does not
 * have.
 */
final class WorkerProcess {

    static final String ARGUMENT = "worker";

    private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);

    private WorkerProcess() {}

    /** @throws ConfigurationException if a setting is not valid */
    static void run(Function<String, Optional<String>> environment) {
        Switches.of(System.getenv());
        var url = variable("QUEUE_URL", environment)
                .orElseThrow(() -> new ConfigurationException(
                        "The worker has no queue. Set QUEUE_URL to the URL of an SQS queue with the events."));
        var choice = StoreChoice.of(environment.apply("ORDERS_STORE").orElse(""), environment);
        var ended = new CountDownLatch(1);
        try (var store = choice.open(environment.apply("TABLE_NAME").orElse(""), environment);
                var worker = Worker.open(store, url, variable("ECS_AGENT_URI", environment))) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(worker, ended), "stop"));
            LOG.info("Working on {} with the store {}", url, choice.text());
            worker.run();
        } finally {
            ended.countDown();
        }
    }

    private static Optional<String> variable(String name, Function<String, Optional<String>> environment) {
        return environment.apply(name).filter(value -> !value.isBlank());
    }

    private static void stop(Worker worker, CountDownLatch ended) {
        LOG.info("Ending");
        worker.stop();
        try {
            ended.await();
            LOG.info("Ended");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
