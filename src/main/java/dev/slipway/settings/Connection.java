package dev.slipway.settings;

import dev.slipway.settings.reader.TextFormat;

/**
 * A port of a service that another service calls by the service's name.
 *
 * @param port the name of the port; empty for the main port
 */
public record Connection(String service, String port) {
    static final TextFormat FORMAT = TextFormat.of(
            "the name of a service, or a port of it such as orders:grpc", "[a-z][a-z0-9-]*(:[a-z0-9][a-z0-9-]*)?");

    static Connection of(String text) {
        var parts = text.split(":", 2);
        return new Connection(parts[0], parts.length == 1 ? "" : parts[1]);
    }

    /** The connection as the stack file has it. */
    @Override
    public String toString() {
        return port.isEmpty() ? service : service + ":" + port;
    }
}
