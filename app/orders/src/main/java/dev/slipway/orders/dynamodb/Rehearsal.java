package dev.slipway.orders.dynamodb;

import dev.slipway.orders.order.IdempotencyKey;
import dev.slipway.orders.order.NewOrder;
import dev.slipway.orders.order.Order;
import dev.slipway.orders.order.OrderEvent;
import dev.slipway.orders.order.Query;
import dev.slipway.orders.order.Status;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Training run of the store for the ahead-of-time cache, so that the cache contains the SDK. There is no DynamoDB
 * in an image build: the service itself responds, always with the same order.
 */
@Controller("/rehearsal")
@Requires(env = "training")
final class Rehearsal implements ApplicationEventListener<ServerStartupEvent>, Ordered {

    private static final String JSON = "application/x-amz-json-1.0";

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Order ORDER = new Order(
            new UUID(0, 0), "ada", "tea", 2, Status.PLACED, Instant.ofEpochMilli(1), Instant.ofEpochMilli(1), 1);

    /** One response with the members of all operations. */
    private static final String ANSWER = """
            {"Item":%1$s,"Items":[%1$s]}""".formatted("""
                            {"id":{"S":"00000000-0000-0000-0000-000000000000"},\
                            "sk":{"S":"00000000-0000-0000-0000-000000000000"},\
                            "customer":{"S":"ada"},"product":{"S":"tea"},"quantity":{"N":"2"},"status":{"S":"placed"},\
                            "orders":{"N":"1"},"createdAt":{"N":"1"},"updatedAt":{"N":"1"},"version":{"N":"1"}}""");

    @Post
    @Consumes(JSON)
    @Produces(JSON)
    String answer(@Body byte[] request) {
        return ANSWER;
    }

    /** Before the other training, which ends the process. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        System.setProperty(
                "aws.endpointUrlDynamoDb",
                "http://127.0.0.1:%d/rehearsal".formatted(event.getSource().getPort()));
        System.setProperty("aws.region", "eu-west-1");
        System.setProperty("aws.accessKeyId", "training");
        System.setProperty("aws.secretAccessKey", "training");
        try (var store = new DynamoOrderStore(Client.open(PATIENCE, PATIENCE), "training")) {
            rehearse(store);
        }
    }

    private static void rehearse(DynamoOrderStore store) {
        var key = IdempotencyKey.of("key", new NewOrder("ada", "tea", 2));
        var written = new OrderEvent(ORDER.id(), ORDER, Optional.empty());
        store.check();
        store.place(ORDER, written, Optional.of(key));
        store.replace(ORDER, written);
        store.find(ORDER.id());
        store.list(new Query(Optional.empty(), Optional.of(ORDER.id()), 1));
        store.sales("tea");
        store.published(store.unpublished(Instant.now(), 1));
    }
}
