package dev.slipway.orders.api;

import dev.slipway.orders.order.IdempotencyKey;
import dev.slipway.orders.order.NewOrder;
import dev.slipway.orders.order.Order;
import dev.slipway.orders.order.Orders;
import dev.slipway.orders.order.Query;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.util.Optional;

/**
 * Orders.
 *
 * <pre>{@code
 * curl -i localhost:8080/orders -H 'Content-Type: application/json' -H 'Idempotency-Key: 4711' \
 *      -d '{"customer":"ada@example.com","product":"tea","quantity":2}'
 * curl localhost:8080/orders/$ID
 * curl -X PUT localhost:8080/orders/$ID/status -H 'Content-Type: application/json' -H 'If-Match: "1"' \
 *      -d '{"status":"paid"}'
 * curl 'localhost:8080/orders?status=paid&limit=10'
 * }</pre>
 */
@Controller("/orders")
@ExecuteOn(TaskExecutors.BLOCKING)
class OrdersController {

    static final int MAX_TEXT_LENGTH = 100;
    private static final int MAX_QUANTITY = 10_000;

    private final Orders orders;

    OrdersController(Orders orders) {
        this.orders = orders;
    }

    @Post
    HttpResponse<OrderBody> place(@Body byte[] json, @Header("Idempotency-Key") Optional<String> key) {
        var faults = new Faults();
        var body = JsonBody.of(json, faults);
        var wanted = new NewOrder(
                body.text("customer", MAX_TEXT_LENGTH),
                body.text("product", MAX_TEXT_LENGTH),
                body.integer("quantity", 1, MAX_QUANTITY));
        body.end();
        var name = new Parameters(faults).idempotencyKey(key);
        faults.check();

        var placement = orders.place(wanted, name.map(text -> IdempotencyKey.of(text, wanted)));
        var response = tagged(
                HttpResponse.created(URI.create("/orders/" + placement.order().id())), placement.order());
        return placement.replayed() ? response.header("Idempotent-Replayed", "true") : response;
    }

    @Get("/{id}")
    HttpResponse<OrderBody> get(String id, @Header(HttpHeaders.IF_NONE_MATCH) Optional<String> known) {
        var faults = new Faults();
        var uuid = new Parameters(faults).id(id);
        faults.check();

        var order = orders.get(uuid);
        var tag = Parameters.entityTag(order);
        return known.filter(tag::equals).isPresent()
                ? HttpResponse.<OrderBody>notModified().header(HttpHeaders.ETAG, tag)
                : tagged(HttpResponse.ok(), order);
    }

    @Put("/{id}/status")
    HttpResponse<OrderBody> step(String id, @Body byte[] json, @Header(HttpHeaders.IF_MATCH) Optional<String> ifMatch) {
        var faults = new Faults();
        var parameters = new Parameters(faults);
        var uuid = parameters.id(id);
        var expected = parameters.version(ifMatch);
        var body = JsonBody.of(json, faults);
        var status = body.status("status");
        body.end();
        faults.check();

        return tagged(HttpResponse.ok(), orders.step(uuid, status, expected));
    }

    @Get
    PageBody list(
            @QueryValue Optional<String> status,
            @QueryValue Optional<String> limit,
            @QueryValue Optional<String> cursor) {
        var faults = new Faults();
        var parameters = new Parameters(faults);
        var query = new Query(parameters.status(status), parameters.cursor(cursor), parameters.limit(limit));
        faults.check();

        return PageBody.of(orders.list(query));
    }

    private static MutableHttpResponse<OrderBody> tagged(MutableHttpResponse<OrderBody> response, Order order) {
        return response.body(OrderBody.of(order)).header(HttpHeaders.ETAG, Parameters.entityTag(order));
    }
}
