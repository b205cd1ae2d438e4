package dev.slipway.orders;

import io.micronaut.context.env.Environment;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.runtime.Micronaut;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * Starts the service on port 8080, or on the one that the environment variable {@code PORT} names; or, with the argument
 * {@code migrate}, prepares its database.
 */
public final class Application extends Micronaut {

    private Application() {}

    public static void main(String[] args) {
        if (List.of(args).equals(List.of(Migrate.ARGUMENT))) {
            System.exit(Migrate.run(name -> Optional.ofNullable(System.getenv(name)), System.out, System.err));
        }
        new Application().args(args).mainClass(Application.class).banner(false).start();
    }

    /** One line for what the reader can mend; all there is for the rest. */
    @Override
    protected void handleStartupException(Environment environment, Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConfigurationException) {
                LoggerFactory.getLogger(Application.class).error(cause.getMessage());
                System.exit(1);
            }
        }
        super.handleStartupException(environment, exception);
    }
}
