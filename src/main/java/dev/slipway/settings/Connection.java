package dev.slipway.settings;

import dev.slipway.base.StackName;
import dev.slipway.settings.reader.TextFormat;
import java.util.Optional;

/**
 * A port of a service that another service calls by the service's name.
 *
 * @param of the stack of the service; empty for a service of the same stack
 * @param port the name of the port; empty for the main port
 */
public record Connection(Optional<StackName> of, String service, String port) {
    static final TextFormat FORMAT = TextFormat.of(
            "the name of a service, or a port of it such as orders:grpc", "[a-z][a-z0-9-]*(:[a-z0-9][a-z0-9-]*)?");

    static final String EXAMPLE = "{service: stock, of: shop/inventory}";
    static final String ALLOWED = FORMAT.description() + ", or one of another stack such as " + EXAMPLE;

    static Connection of(String text) {
        var parts = text.split(":", 2);
        return new Connection(Optional.empty(), parts[0], parts.length == 1 ? "" : parts[1]);
    }

    /** The service and its port, as a text of the stack file has them. */
    @Override
    public String toString() {
        return port.isEmpty() ? service : service + ":" + port;
    }
}
