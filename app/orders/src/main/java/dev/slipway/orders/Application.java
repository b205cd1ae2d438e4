package dev.slipway.orders;

import dev.slipway.orders.observe.Switches;
import dev.slipway.orders.server.GracefulStop;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.runtime.server.EmbeddedServer;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Main class: starts the service on the port in the environment variable {@code PORT}, 8080 by default; with the argument
 * {@code migrate}, it migrates the database, and with {@code worker} it works on a queue.
 *
 * <p>Micronaut's own launcher is not used, because it closes the listening socket first at shutdown.
 */
public final class Application {

    private static final Logger LOG = LoggerFactory.getLogger(Application.class);

    private Application() {}

    public static void main(String[] args) throws InterruptedException {
        Function<String, Optional<String>> environment = name -> Optional.ofNullable(System.getenv(name));
        if (List.of(args).equals(List.of(Migrate.ARGUMENT))) {
            System.exit(Migrate.run(environment, System.out, System.err));
        }
        try {
            if (List.of(args).equals(List.of(WorkerProcess.ARGUMENT))) {
                WorkerProcess.run(environment);
                return;
            }
            start(args);
        } catch (RuntimeException e) {
            var refusal = Stream.iterate((Throwable) e, cause -> cause != null, Throwable::getCause)
                    .filter(ConfigurationException.class::isInstance)
                    .findFirst();
            // One line for errors of the configuration, the stack trace for others.
            refusal.ifPresentOrElse(cause -> LOG.error(cause.getMessage()), () -> LOG.error("Ended by an error", e));
            System.exit(1);
        }
        new CountDownLatch(1).await();
    }

    private static void start(String[] args) {
        var context = ApplicationContext.builder()
                .args(args)
                .mainClass(Application.class)
                .banner(false)
                .properties(Switches.of(System.getenv()))
                .start();
        var server = context.getBean(EmbeddedServer.class);
        var stop = context.getBean(GracefulStop.class);
        var hook = new Thread(() -> stop(stop, server), "stop");
        // Before the first request, so that a SIGTERM right after it does not lose the request.
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            server.start();
        } catch (RuntimeException e) {
            Runtime.getRuntime().removeShutdownHook(hook);
            throw e;
        }
        LOG.info(
                "Serving on port {} after {} ms",
                server.getPort(),
                ManagementFactory.getRuntimeMXBean().getUptime());
    }

    private static void stop(GracefulStop stop, EmbeddedServer server) {
        LOG.info("Ending");
        stop.run();
        server.close();
        LOG.info("Ended");
    }
}
