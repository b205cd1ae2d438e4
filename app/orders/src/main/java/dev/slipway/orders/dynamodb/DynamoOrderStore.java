package dev.slipway.orders.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.slipway.orders.order.IdempotencyKey;
import dev.slipway.orders.order.KeyReusedException;
import dev.slipway.orders.order.Order;
import dev.slipway.orders.order.OrderEvent;
import dev.slipway.orders.order.OrderStore;
import dev.slipway.orders.order.Page;
import dev.slipway.orders.order.Placement;
import dev.slipway.orders.order.Query;
import dev.slipway.orders.order.Sales;
import dev.slipway.orders.order.SalesChange;
import dev.slipway.orders.order.Status;
import io.micronaut.context.exceptions.ConfigurationException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * A store in one DynamoDB table, whose items {@linkplain dev.slipway.orders.dynamodb the package} lists.
 *
 * <p>An order, its event and its key are written in one transaction. An order that was read by its id is as the last write
 * left it. A list is read from an index, which follows a write after a moment, within a second as a rule: until then an
 * order may be missing there, or be listed with its earlier status.
 *
 * <p>Limits: one partition takes 1000 write units a second, and in the index all orders of a status are one partition. An
 * order takes one unit there when it is placed and two when it changes, so the table takes at most about 1000 new orders
 * a second, however large its capacity is; what goes beyond is throttled. The largest order with its four-byte characters
 * has about 1.2 KB, far below the 400 KB of an item.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html">Partitions</a>
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html">Indexes</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html#limits-items">Size of items</a>
 */
public final class DynamoOrderStore implements OrderStore {

    private static final String ABSENT = "attribute_not_exists(" + Items.PARTITION + ")";

    /** Time until a key expires; the table deletes it within days after that. */
    private static final String ABSENT_OR_EXPIRED = ABSENT + " OR " + Items.EXPIRES_AT + " < :now";

    private static final String OF_VERSION = Items.VERSION + " = :version";
    private static final String IN_PARTITION = Items.PARTITION + " = :partition";
    private static final String BEFORE = Items.UPDATED_AT + " < :before";
    private static final String OF_STATUS = Items.INDEX_PARTITION + " = :status";
    private static final String OF_STATUS_BEFORE = OF_STATUS + " AND " + Items.INDEX_SORT + " < :before";

    /** The place of the key among the items of the transaction that places an order. */
    private static final int KEY = 2;

    private static final UUID NOBODY = new UUID(0, 0);

    private static final BinaryOperator<Order> NEWER = BinaryOperator.maxBy(Comparator.comparingLong(Order::version));

    private final TableClient table;

    DynamoOrderStore(DynamoDbClient client, String table) {
        this.table = new TableClient(client, table);
    }

    /**
     * The store in a table, in the default region, account and endpoint of the SDK.
     *
     * @throws ConfigurationException if there is no name, or no region
     */
    public static DynamoOrderStore open(String table) {
        if (table.isBlank()) {
            throw new ConfigurationException("ORDERS_STORE is \"dynamodb\". Set TABLE_NAME to the name of its table.");
        }
        return new DynamoOrderStore(Client.open(), table);
    }

    @Override
    public Optional<Order> find(UUID id) {
        return Optional.of(table.get(Items.orderKey(id)))
                .filter(item -> !item.isEmpty())
                .map(Items::order);
    }

    @Override
    public Placement place(Order order, OrderEvent event, Optional<IdempotencyKey> key) {
        var writes = new ArrayList<TransactWriteItem>();
        writes.add(put(Items.order(order), put -> put.conditionExpression(ABSENT)));
        writes.add(put(Items.event(event), put -> {}));
        key.ifPresent(k -> writes.add(put(
                Items.key(k, order),
                put -> put.conditionExpression(ABSENT_OR_EXPIRED)
                        .expressionAttributeValues(Map.of(":now", Items.seconds(order.createdAt())))
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))));

        var refused = table.write(event.id().toString(), writes);
        if (refused.isEmpty()) {
            return new Placement(order, false);
        }
        if (key.isEmpty() || !TableClient.conditionFailed(refused.get(KEY))) {
            throw new IllegalStateException("There is an order %s already".formatted(order.id()));
        }
        return new Placement(earlier(key.get(), refused.get(KEY).item()), true);
    }

    private Order earlier(IdempotencyKey key, Map<String, AttributeValue> stored) {
        if (!Items.hasFingerprint(stored, key.fingerprint())) {
            throw new KeyReusedException(key);
        }
        UUID id = Items.orderOf(stored);
        return find(id).orElseThrow(
                        () -> new IllegalStateException("There is a key of the order %s without it".formatted(id)));
    }

    @Override
    public boolean replace(Order next, OrderEvent event) {
        var before = Map.of(":version", Items.number(next.version() - 1));
        var refused = table.write(
                event.id().toString(),
                List.of(
                        put(
                                Items.order(next),
                                put -> put.conditionExpression(OF_VERSION).expressionAttributeValues(before)),
                        put(Items.event(event), put -> {})));
        return refused.isEmpty();
    }

    private TransactWriteItem put(Map<String, AttributeValue> item, Consumer<Put.Builder> how) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table.name()).item(item).applyMutation(how))
                .build();
    }

    /** {@inheritDoc} Without a status, one query for each of them. */
    @Override
    public Page list(Query query) {
        // In the order of the life cycle: an order that takes a step meanwhile is then found twice, but never missed.
        var statuses = query.status().map(EnumSet::of).orElse(EnumSet.allOf(Status.class));
        var found = new TreeMap<String, Order>(Comparator.reverseOrder());
        for (var status : statuses) {
            for (var order : ofStatus(status, query)) {
                found.merge(order.id().toString(), order, NEWER);
            }
        }
        return Page.of(found.values().stream().limit(query.size() + 1L).toList(), query.size());
    }

    private List<Order> ofStatus(Status status, Query query) {
        var values = new HashMap<>(Map.of(":status", Items.indexPartition(status)));
        query.before().ifPresent(id -> values.put(":before", fromS(id.toString())));
        return table
                .query(
                        query.size() + 1,
                        index -> index.indexName(Items.INDEX)
                                .keyConditionExpression(query.before().isPresent() ? OF_STATUS_BEFORE : OF_STATUS)
                                .expressionAttributeValues(values)
                                .scanIndexForward(false))
                .stream()
                .map(Items::order)
                .toList();
    }

    @Override
    public List<OrderEvent> unpublished(Instant before, int limit) {
        return Items.shards().stream()
                .flatMap(shard -> oldest(shard, before, limit).stream())
                .sorted(Comparator.comparing(event -> event.id().toString()))
                .limit(limit)
                .toList();
    }

    /** Consistent, so that an event that has been published is not published again. */
    private List<OrderEvent> oldest(AttributeValue shard, Instant before, int limit) {
        return table
                .query(
                        limit,
                        events -> events.consistentRead(true)
                                .keyConditionExpression(IN_PARTITION)
                                .filterExpression(BEFORE)
                                .expressionAttributeValues(
                                        Map.of(":partition", shard, ":before", Items.milliseconds(before))))
                .stream()
                .map(Items::event)
                .toList();
    }

    @Override
    public void published(List<OrderEvent> events) {
        table.delete(events.stream().map(Items::eventKey).distinct().toList());
    }

    /** {@inheritDoc} The token is a new one: with that of the event DynamoDB would report a duplicate as written. */
    @Override
    public boolean count(SalesChange change) {
        var refused = table.write(
                UUID.randomUUID().toString(),
                List.of(
                        put(Items.counted(change), put -> put.conditionExpression(ABSENT)),
                        TransactWriteItem.builder()
                                .update(update -> update.tableName(table.name())
                                        .key(Items.salesKey(change.product()))
                                        .updateExpression(Items.ADD_SALES)
                                        .expressionAttributeValues(Items.added(change)))
                                .build()));
        return refused.isEmpty();
    }

    @Override
    public Sales sales(String product) {
        return Items.sales(table.get(Items.salesKey(product)));
    }

    /** {@inheritDoc} That is one read, which needs the table and the permission to read it. */
    @Override
    public void check() {
        find(NOBODY);
    }

    @Override
    public void close() {
        table.client().close();
    }
}
