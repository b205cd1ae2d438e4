package dev.slipway.orders.dynamodb;

import dev.slipway.orders.order.StoreUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Operations of DynamoDB on the table of the store. Temporary errors are retried: by the SDK, and here those that
 * the SDK does not retry. After the last attempt they are a {@link StoreUnavailableException}.
 */
record TableClient(DynamoDbClient client, String name) {

    private static final String CONDITION_FAILED = "ConditionalCheckFailed";

    /**
     * Reasons of a cancelled transaction that may succeed in the next attempt.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html#API_TransactWriteItems_Errors">Cancellation
     *     reasons</a>
     */
    private static final Set<String> PASSING =
            Set.of("TransactionConflict", "ProvisionedThroughputExceeded", "ThrottlingError");

    /** @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html">Limits</a> */
    private static final int LARGEST_BATCH = 25;

    /** The item by a consistent read; empty if it does not exist. */
    Map<String, AttributeValue> get(Map<String, AttributeValue> key) {
        return ask(() -> client.getItem(get -> get.tableName(name).key(key).consistentRead(true)))
                .item();
    }

    /** The items of a query, up to a limit. */
    List<Map<String, AttributeValue>> query(int limit, Consumer<QueryRequest.Builder> query) {
        var items = new ArrayList<Map<String, AttributeValue>>();
        Map<String, AttributeValue> last = Map.of();
        do {
            var page = QueryRequest.builder()
                    .tableName(name)
                    .limit(limit - items.size())
                    .exclusiveStartKey(last.isEmpty() ? null : last)
                    .applyMutation(query)
                    .build();
            var found = ask(() -> client.query(page));
            items.addAll(found.items());
            last = found.lastEvaluatedKey();
        } while (!last.isEmpty() && items.size() < limit);
        return items;
    }

    /**
     * Writes all items or none.
     *
     * @param token of this write: where the answer to a try was lost, the next one does nothing and succeeds, for ten
     *     minutes
     * @return empty if they were written; else for each item whether its condition failed, among other reasons
     */
    List<CancellationReason> write(String token, List<TransactWriteItem> items) {
        var request = TransactWriteItemsRequest.builder()
                .clientRequestToken(token)
                .transactItems(items)
                .build();
        for (var backoff = new Backoff(); ; ) {
            try {
                ask(() -> client.transactWriteItems(request));
                return List.of();
            } catch (TransactionCanceledException e) {
                var reasons = e.cancellationReasons();
                if (reasons.stream().anyMatch(TableClient::conditionFailed)) {
                    return reasons;
                }
                if (reasons.stream().map(CancellationReason::code).noneMatch(PASSING::contains)) {
                    throw e;
                }
                if (!backoff.pause()) {
                    throw new StoreUnavailableException(
                            "DynamoDB has cancelled a write of \"%s\" %d times: %s"
                                    .formatted(name, Backoff.TRIES, e.getMessage()),
                            e);
                }
            }
        }
    }

    static boolean conditionFailed(CancellationReason reason) {
        return CONDITION_FAILED.equals(reason.code());
    }

    /** Deletes these items if they exist. */
    void delete(List<Map<String, AttributeValue>> keys) {
        for (int from = 0; from < keys.size(); from += LARGEST_BATCH) {
            var batch = keys.subList(from, Math.min(from + LARGEST_BATCH, keys.size()));
            writeAll(batch.stream()
                    .map(key -> WriteRequest.builder()
                            .deleteRequest(delete -> delete.key(key))
                            .build())
                    .toList());
        }
    }

    private void writeAll(List<WriteRequest> batch) {
        var left = batch;
        for (var backoff = new Backoff(); ; ) {
            var asked = Map.of(name, left);
            left = ask(() -> client.batchWriteItem(write -> write.requestItems(asked)))
                    .unprocessedItems()
                    .getOrDefault(name, List.of());
            if (left.isEmpty()) {
                return;
            }
            if (!backoff.pause()) {
                throw new StoreUnavailableException(
                        "DynamoDB has left writes of \"%s\" undone %d times".formatted(name, Backoff.TRIES), null);
            }
        }
    }

    private <T> T ask(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw Failures.of(e, name);
        }
    }
}
