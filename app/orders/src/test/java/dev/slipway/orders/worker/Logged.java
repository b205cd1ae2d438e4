package dev.slipway.orders.worker;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Lines in the log of a class while this is open. */
final class Logged implements AutoCloseable {

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger logger;

    private Logged(Logger logger) {
        this.logger = logger;
        lines.start();
        logger.addAppender(lines);
    }

    static Logged by(Class<?> type) {
        return new Logged((Logger) LoggerFactory.getLogger(type));
    }

    /** The lines, each with {@code LEVEL message}, and with the type of a stack trace. */
    List<String> lines() {
        return List.copyOf(lines.list).stream().map(Logged::line).toList();
    }

    private static String line(ILoggingEvent event) {
        var trace = event.getThrowableProxy();
        return "%s %s%s"
                .formatted(
                        event.getLevel(), event.getFormattedMessage(), trace == null ? "" : " " + trace.getClassName());
    }

    @Override
    public void close() {
        logger.detachAppender(lines);
    }
}
