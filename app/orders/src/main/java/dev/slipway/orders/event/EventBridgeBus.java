package dev.slipway.orders.event;

import dev.slipway.orders.order.OrderEvent;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClientBuilder;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/**
 * A bus of EventBridge. An entry has the source {@code slipway.orders} and the detail type {@code OrderPlaced} or
 * {@code OrderStatusChanged}.
 *
 * <p>A call of PutEvents takes at most 10 entries of 256 KB together. The texts of an order have at most 100
 * characters, so that ten of the largest events stay below 50 KB.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html">PutEvents</a>
 */
final class EventBridgeBus implements EventBus {

    static final String SOURCE = "slipway.orders";
    static final String PLACED = "OrderPlaced";
    static final String CHANGED = "OrderStatusChanged";

    private static final Logger LOG = LoggerFactory.getLogger(EventBridgeBus.class);

    /** Timeout of a call with its retries, for which the client waits on Lambda. */
    private static final Duration CALL = Duration.ofSeconds(3);

    private static final Duration ATTEMPT = Duration.ofSeconds(2);

    private final String name;
    private final JsonMapper json;
    private final Consumer<EventBridgeClientBuilder> options;
    private @Nullable EventBridgeClient client;

    /** A bus in the default region and account of the SDK. */
    EventBridgeBus(String name, JsonMapper json) {
        this(name, json, builder -> {});
    }

    /** @param options of the client, beside its time limits */
    EventBridgeBus(String name, JsonMapper json, Consumer<EventBridgeClientBuilder> options) {
        this.name = name;
        this.json = json;
        this.options = options;
    }

    /** Created on first use, so that the service starts before it loads the client. */
    private synchronized EventBridgeClient client() {
        if (client == null) {
            var builder = EventBridgeClient.builder()
                    .httpClientBuilder(ApacheHttpClient.builder().connectionTimeout(ATTEMPT))
                    .overrideConfiguration(limits -> limits.apiCallTimeout(CALL).apiCallAttemptTimeout(ATTEMPT));
            options.accept(builder);
            client = builder.build();
        }
        return client;
    }

    @Override
    public List<OrderEvent> publish(List<OrderEvent> events) {
        var entries = events.stream().map(this::entry).toList();
        try {
            var results =
                    client().putEvents(request -> request.entries(entries)).entries();
            var taken = new ArrayList<OrderEvent>();
            for (int i = 0; i < events.size(); i++) {
                if (results.get(i).errorCode() == null) {
                    taken.add(events.get(i));
                } else {
                    LOG.warn(
                            "The bus {} refused event {}: {} {}",
                            name,
                            events.get(i).id(),
                            results.get(i).errorCode(),
                            results.get(i).errorMessage());
                }
            }
            return taken;
        } catch (SdkException e) {
            throw new BusUnavailableException(e);
        }
    }

    private PutEventsRequestEntry entry(OrderEvent event) {
        return PutEventsRequestEntry.builder()
                .eventBusName(name)
                .source(SOURCE)
                .detailType(event.previous().isPresent() ? CHANGED : PLACED)
                .time(event.at())
                .detail(detail(event))
                .build();
    }

    private String detail(OrderEvent event) {
        try {
            return json.writeValueAsString(OrderEventDetail.of(event));
        } catch (IOException e) {
            throw new UncheckedIOException("Every event can be written as JSON", e);
        }
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.close();
        }
    }
}
