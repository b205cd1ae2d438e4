package dev.slipway.orders.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.orders.order.NewOrder;
import dev.slipway.orders.order.OrderEvent;
import dev.slipway.orders.order.Status;
import io.micronaut.json.JsonMapper;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

@MicronautTest
class EventBridgeBusTest {

    private static final NewOrder TEA = new NewOrder("ada", "tea", 2);

    /** Of one call of PutEvents. */
    private static final int LIMIT = 256 * 1024;

    private final ObjectMapper reader = new ObjectMapper();

    @Inject
    JsonMapper json;

    @Test
    void aNewOrderIsPlacedForConsumers() throws Exception {
        var event = Events.placed(TEA);

        try (var server = EventBridge.up();
                var bus = bus(server)) {
            assertThat(bus.publish(List.of(event))).containsExactly(event);

            var entry = server.requests().get(0).path("Entries").path(0);
            assertThat(entry.path("EventBusName").asText()).isEqualTo("orders");
            assertThat(entry.path("Source").asText()).isEqualTo("slipway.orders");
            assertThat(entry.path("DetailType").asText()).isEqualTo("OrderPlaced");
            assertThat(entry.path("Time").asDouble()).isEqualTo(1767323045.678);
            assertThat(reader.readTree(entry.path("Detail").asText())).isEqualTo(reader.readTree("""
                                    {"eventId":"%s","orderId":"%s","customer":"ada","product":"tea","quantity":2,
                                     "status":"placed","version":1,"at":"2026-01-02T03:04:05.678Z"}
                                    """.formatted(
                            event.id(), event.order().id())));
        }
    }

    @Test
    void aStepTellsWhereItCameFrom() throws Exception {
        try (var server = EventBridge.up();
                var bus = bus(server)) {
            bus.publish(List.of(Events.of(TEA, List.of(Status.PAID, Status.SHIPPED))));

            var entry = server.requests().get(0).path("Entries").path(0);
            assertThat(entry.path("DetailType").asText()).isEqualTo("OrderStatusChanged");
            var detail = reader.readTree(entry.path("Detail").asText());
            assertThat(detail.path("status").asText()).isEqualTo("shipped");
            assertThat(detail.path("previousStatus").asText()).isEqualTo("paid");
            assertThat(detail.path("version").asInt()).isEqualTo(3);
        }
    }

    @Test
    void anEntryThatIsRefusedIsNotTaken() throws Exception {
        var events = List.of(Events.placed(TEA), Events.placed(TEA), Events.placed(TEA));

        try (var server = EventBridge.refusing(1);
                var bus = bus(server)) {
            assertThat(bus.publish(events)).containsExactly(events.get(0), events.get(2));
        }
    }

    @Test
    void aBusThatFailsIsUnavailable() throws Exception {
        List<OrderEvent> events = List.of(Events.placed(TEA));

        try (var server = EventBridge.down();
                var bus = bus(server)) {
            assertThatThrownBy(() -> bus.publish(events)).isInstanceOf(BusUnavailableException.class);
        }
    }

    @Test
    void tenOfTheLargestEventsFitIntoOneCall() throws Exception {
        var largest = new NewOrder("\"".repeat(100), "🍵".repeat(100), 10_000);

        try (var server = EventBridge.up();
                var bus = bus(server)) {
            bus.publish(Collections.nCopies(EventBus.BATCH, Events.placed(largest)));

            assertThat(server.requests().get(0).toString().getBytes().length).isLessThan(LIMIT / 5);
        }
    }

    private EventBridgeBus bus(EventBridge server) {
        return new EventBridgeBus("orders", json, server::options);
    }
}
