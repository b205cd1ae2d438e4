package dev.slipway.orders.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.slipway.orders.order.IdempotencyKey;
import dev.slipway.orders.order.Order;
import dev.slipway.orders.order.OrderEvent;
import dev.slipway.orders.order.Sales;
import dev.slipway.orders.order.SalesChange;
import dev.slipway.orders.order.Status;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Orders, keys, events and sales as items of the table, and back. Times are numbers of milliseconds. */
final class Items {

    static final String PARTITION = "pk";
    static final String SORT = "sk";
    static final String INDEX = "gsi1";
    static final String INDEX_PARTITION = "gsi1pk";
    static final String INDEX_SORT = "gsi1sk";

    /** Seconds since 1970, as the table's time to live asks for. */
    static final String EXPIRES_AT = "expiresAt";

    static final String VERSION = "version";
    static final String UPDATED_AT = "updatedAt";

    /** Number of partitions for events. */
    private static final int SHARDS = 16;

    private static final String ID = "id";
    private static final String CUSTOMER = "customer";
    private static final String PRODUCT = "product";
    private static final String QUANTITY = "quantity";
    private static final String STATUS = "status";
    private static final String CREATED_AT = "createdAt";
    private static final String PREVIOUS = "previous";
    private static final String ORDER = "order";
    private static final String FINGERPRINT = "fingerprint";
    private static final String ORDERS = "orders";

    /** Update expression for the values of {@link #added}. */
    static final String ADD_SALES = "ADD %s :orders, %s :quantity".formatted(ORDERS, QUANTITY);

    private Items() {}

    static Map<String, AttributeValue> order(Order order) {
        var item = attributes(order);
        item.putAll(orderKey(order.id()));
        item.put(INDEX_PARTITION, indexPartition(order.status()));
        item.put(INDEX_SORT, fromS(order.id().toString()));
        return item;
    }

    static Map<String, AttributeValue> orderKey(UUID id) {
        return key("order#" + id, "order");
    }

    static AttributeValue indexPartition(Status status) {
        return fromS("status#" + status.text());
    }

    static Order order(Map<String, AttributeValue> item) {
        return new Order(
                UUID.fromString(item.get(ID).s()),
                item.get(CUSTOMER).s(),
                item.get(PRODUCT).s(),
                Integer.parseInt(item.get(QUANTITY).n()),
                status(item.get(STATUS)),
                time(item.get(CREATED_AT)),
                time(item.get(UPDATED_AT)),
                Long.parseLong(item.get(VERSION).n()));
    }

    static Map<String, AttributeValue> event(OrderEvent event) {
        var item = attributes(event.order());
        item.putAll(eventKey(event));
        event.previous().ifPresent(status -> item.put(PREVIOUS, fromS(status.text())));
        return item;
    }

    static Map<String, AttributeValue> eventKey(OrderEvent event) {
        return key(
                shard(Math.floorMod(event.order().id().hashCode(), SHARDS)),
                event.id().toString());
    }

    static OrderEvent event(Map<String, AttributeValue> item) {
        return new OrderEvent(
                UUID.fromString(item.get(SORT).s()),
                order(item),
                Optional.ofNullable(item.get(PREVIOUS)).map(Items::status));
    }

    /** The partition keys of all events. */
    static List<AttributeValue> shards() {
        return IntStream.range(0, SHARDS)
                .mapToObj(Items::shard)
                .map(AttributeValue::fromS)
                .toList();
    }

    private static String shard(int number) {
        return "outbox#" + number;
    }

    /** The item of an idempotency key with the id of its order. */
    static Map<String, AttributeValue> key(IdempotencyKey key, Order order) {
        var item = key("key#" + key.text(), "key");
        item.put(FINGERPRINT, fromS(key.fingerprint()));
        item.put(ORDER, fromS(order.id().toString()));
        item.put(EXPIRES_AT, seconds(order.createdAt().plus(IdempotencyKey.REMEMBERED)));
        return item;
    }

    static boolean hasFingerprint(Map<String, AttributeValue> key, String fingerprint) {
        return key.get(FINGERPRINT).s().equals(fingerprint);
    }

    static UUID orderOf(Map<String, AttributeValue> key) {
        return UUID.fromString(key.get(ORDER).s());
    }

    /** The item of an event that is in the sales. */
    static Map<String, AttributeValue> counted(SalesChange change) {
        return key("counted#" + change.event(), "counted");
    }

    static Map<String, AttributeValue> salesKey(String product) {
        return key("sales#" + product, "sales");
    }

    static Map<String, AttributeValue> added(SalesChange change) {
        return Map.of(":orders", number(change.orders()), ":quantity", number(change.quantity()));
    }

    /** The sales of an item, or none without it. */
    static Sales sales(Map<String, AttributeValue> item) {
        return item.isEmpty()
                ? Sales.NONE
                : new Sales(
                        Long.parseLong(item.get(ORDERS).n()),
                        Long.parseLong(item.get(QUANTITY).n()));
    }

    static AttributeValue number(long number) {
        return fromN(String.valueOf(number));
    }

    static AttributeValue seconds(Instant time) {
        return number(time.getEpochSecond());
    }

    static AttributeValue milliseconds(Instant time) {
        return number(time.toEpochMilli());
    }

    private static Map<String, AttributeValue> attributes(Order order) {
        var item = new HashMap<String, AttributeValue>();
        item.put(ID, fromS(order.id().toString()));
        item.put(CUSTOMER, fromS(order.customer()));
        item.put(PRODUCT, fromS(order.product()));
        item.put(QUANTITY, number(order.quantity()));
        item.put(STATUS, fromS(order.status().text()));
        item.put(CREATED_AT, milliseconds(order.createdAt()));
        item.put(UPDATED_AT, milliseconds(order.updatedAt()));
        item.put(VERSION, number(order.version()));
        return item;
    }

    private static Map<String, AttributeValue> key(String partition, String sort) {
        var key = new HashMap<String, AttributeValue>();
        key.put(PARTITION, fromS(partition));
        key.put(SORT, fromS(sort));
        return key;
    }

    private static Status status(AttributeValue value) {
        return Status.of(value.s()).orElseThrow(() -> new IllegalStateException("No status: " + value.s()));
    }

    private static Instant time(AttributeValue value) {
        return Instant.ofEpochMilli(Long.parseLong(value.n()));
    }
}
