package dev.slipway.orders.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.slipway.orders.dynamodb.Stub.Answer;
import dev.slipway.orders.order.IdempotencyKey;
import dev.slipway.orders.order.NewOrder;
import dev.slipway.orders.order.Order;
import dev.slipway.orders.order.OrderEvent;
import dev.slipway.orders.order.Query;
import dev.slipway.orders.order.Status;
import dev.slipway.orders.order.StoreUnavailableException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the store makes of DynamoDB beyond what every store promises. */
class TableTest {

    private static final NewOrder TEA = new NewOrder("ada", "tea", 2);
    private static final IdempotencyKey KEY = IdempotencyKey.of("key", TEA);
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    /** What DynamoDB says if it has not come to one of the deletes. */
    private static final String LEFT = "{\"pk\":{\"S\":\"outbox#1\"},\"sk\":{\"S\":\"x\"}}";

    private static final Answer UNDONE =
            Answer.ok("{\"UnprocessedItems\":{\"orders\":[{\"DeleteRequest\":{\"Key\":%s}}]}}".formatted(LEFT));

    private static Order order(Instant at) {
        UUID id = IDS.generate();
        return new Order(id, TEA.customer(), TEA.product(), TEA.quantity(), Status.PLACED, at, at, 1);
    }

    private static OrderEvent event(Order order) {
        return new OrderEvent(IDS.generate(), order, Optional.empty());
    }

    private static boolean place(DynamoOrderStore store, Order order) {
        return !store.place(order, event(order), Optional.of(KEY)).replayed();
    }

    @Test
    void aKeyIsForgottenAfterADayAlsoWhereItIsNotDeletedYet() {
        var dynamodb = DynamoDbLocal.shared();
        try (var store = dynamodb.store(dynamodb.newTable())) {
            assertThat(place(store, order(NOW))).isTrue();
            assertThat(place(store, order(NOW.plus(IdempotencyKey.REMEMBERED)))).isFalse();

            var later = order(NOW.plus(IdempotencyKey.REMEMBERED).plusSeconds(1));
            assertThat(place(store, later)).isTrue();
            assertThat(store.place(order(NOW), event(order(NOW)), Optional.of(KEY))
                            .order())
                    .isEqualTo(later);
        }
    }

    @Test
    void aKeySaysWhenTheTableMayDeleteIt() {
        var dynamodb = DynamoDbLocal.shared();
        String table = dynamodb.newTable();
        try (var store = dynamodb.store(table);
                var client = dynamodb.client()) {
            place(store, order(NOW));

            var key = Map.of("pk", AttributeValue.fromS("key#key"), "sk", AttributeValue.fromS("key"));
            var item = client.getItem(get -> get.tableName(table).key(key)).item();

            assertThat(item.get("expiresAt").n())
                    .isEqualTo(String.valueOf(NOW.plus(24, ChronoUnit.HOURS).getEpochSecond()));
        }
    }

    @Test
    void anOrderIsNeverOverwritten() {
        var dynamodb = DynamoDbLocal.shared();
        try (var store = dynamodb.store(dynamodb.newTable())) {
            var order = order(NOW);
            store.place(order, event(order), Optional.empty());

            assertThatThrownBy(() -> store.place(order, event(order), Optional.of(KEY)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("There is an order %s already", order.id());
        }
    }

    @Test
    void theSameWriteTwiceIsDoneOnceAndSucceeds() {
        var dynamodb = DynamoDbLocal.shared();
        try (var store = dynamodb.store(dynamodb.newTable())) {
            var order = order(NOW);
            var event = event(order);

            assertThat(store.place(order, event, Optional.of(KEY)).replayed()).isFalse();
            assertThat(store.place(order, event, Optional.of(KEY)).replayed()).isFalse();

            assertThat(store.unpublished(NOW.plusSeconds(1), 10)).containsExactly(event);
        }
    }

    @Test
    void moreEventsThanABatchHoldsAreForgotten() {
        var dynamodb = DynamoDbLocal.shared();
        try (var store = dynamodb.store(dynamodb.newTable())) {
            var events = Stream.generate(() -> event(order(NOW))).limit(30).toList();
            events.forEach(event -> store.place(event.order(), event, Optional.empty()));
            assertThat(store.unpublished(NOW.plusSeconds(1), 100)).containsExactlyElementsOf(events);

            store.published(Stream.concat(events.stream(), events.stream()).toList());

            assertThat(store.unpublished(NOW.plusSeconds(1), 100)).isEmpty();
        }
    }

    @Test
    void aTransactionThatMetAnotherIsTriedAgainWithTheSameToken() throws Exception {
        try (var stub = new Stub(
                        Answer.cancelled("None", "TransactionConflict", "None"),
                        Answer.cancelled("ThrottlingError", "None", "None"),
                        Answer.ok("{}"));
                var store = stub.store()) {
            assertThat(place(store, order(NOW))).isTrue();

            assertThat(stub.requests()).hasSize(3);
            assertThat(stub.requests()).containsOnly(stub.requests().get(0));
            assertThat(stub.requests().get(0).path("ClientRequestToken").asText())
                    .isNotEmpty();
        }
    }

    @Test
    void aTransactionThatAlwaysMeetsAnotherIsGivenUp() throws Exception {
        try (var stub = new Stub(Answer.cancelled("TransactionConflict", "None", "None"));
                var store = stub.store()) {
            assertThatThrownBy(() -> place(store, order(NOW)))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageStartingWith("DynamoDB has cancelled a write of \"orders\" 8 times:"
                            + " Transaction cancelled, please refer cancellation reasons for specific reasons"
                            + " [TransactionConflict, None, None]");
            assertThat(stub.requests()).hasSize(8);
        }
    }

    @Test
    void aConditionThatFailedCountsBeforeAConflict() throws Exception {
        try (var stub = new Stub(Answer.cancelled("ConditionalCheckFailed", "TransactionConflict"));
                var store = stub.store()) {
            assertThat(store.replace(order(NOW), event(order(NOW)))).isFalse();
            assertThat(stub.requests()).hasSize(1);
        }
    }

    @Test
    void deletesThatDynamoDbLeftUndoneAreAskedForAgain() throws Exception {
        var events = List.of(event(order(NOW)), event(order(NOW)));
        try (var stub = new Stub(UNDONE, Answer.ok("{\"UnprocessedItems\":{}}"));
                var store = stub.store()) {
            store.published(events);

            assertThat(stub.requests()).hasSize(2);
            assertThat(stub.requests().get(0).at("/RequestItems/orders")).hasSize(2);
            assertThat(stub.requests().get(1).at("/RequestItems/orders")).hasSize(1);
            assertThat(stub.requests().get(1).at("/RequestItems/orders/0/DeleteRequest/Key"))
                    .isEqualTo(new ObjectMapper().readTree(LEFT));
        }
    }

    @Test
    void deletesThatDynamoDbAlwaysLeavesUndoneAreGivenUp() throws Exception {
        try (var stub = new Stub(UNDONE);
                var store = stub.store()) {
            assertThatThrownBy(() -> store.published(List.of(event(order(NOW)))))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessage("DynamoDB has left writes of \"orders\" undone 8 times");
        }
    }

    @Test
    void aQueryGoesOnWhereDynamoDbHasStopped() throws Exception {
        var key = "{\"pk\":{\"S\":\"p\"},\"sk\":{\"S\":\"s\"},\"gsi1pk\":{\"S\":\"a\"},\"gsi1sk\":{\"S\":\"b\"}}";
        try (var stub = new Stub(
                        Answer.ok("{\"Items\":[],\"LastEvaluatedKey\":" + key + "}"), Answer.ok("{\"Items\":[]}"));
                var store = stub.store()) {
            store.list(new Query(Optional.of(Status.PAID), Optional.empty(), 10));

            assertThat(stub.requests()).hasSize(2);
            assertThat(stub.requests().get(0).has("ExclusiveStartKey")).isFalse();
            assertThat(stub.requests().get(1).path("ExclusiveStartKey")).hasSize(4);
        }
    }

    @Test
    void anOrderThatTakesAStepWhileTheStatusesAreReadIsListedOnceAsItIsNow() throws Exception {
        var order = order(NOW);
        try (var stub = new Stub(
                        Answer.ok(found(order, "placed", 1)),
                        Answer.ok(found(order, "paid", 2)),
                        Answer.ok("{\"Items\":[]}"));
                var store = stub.store()) {
            var page = store.list(new Query(Optional.empty(), Optional.empty(), 10));

            assertThat(page.orders()).singleElement().satisfies(found -> {
                assertThat(found.id()).isEqualTo(order.id());
                assertThat(found.status()).isEqualTo(Status.PAID);
            });
            assertThat(stub.requests())
                    .extracting(request ->
                            request.at("/ExpressionAttributeValues/:status/S").asText())
                    .containsExactly(
                            "status#placed", "status#paid", "status#shipped", "status#delivered", "status#cancelled");
        }
    }

    private static String found(Order order, String status, int version) {
        return "{\"Items\":[{\"id\":{\"S\":\"%s\"},\"customer\":{\"S\":\"ada\"},\"product\":{\"S\":\"tea\"},\"quantity\":{\"N\":\"2\"},\"status\":{\"S\":\"%s\"},\"createdAt\":{\"N\":\"1\"},\"updatedAt\":{\"N\":\"1\"},\"version\":{\"N\":\"%d\"}}]}"
                .formatted(order.id(), status, version);
    }
}
