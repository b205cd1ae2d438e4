package dev.slipway.orders.dynamodb;

import dev.slipway.orders.order.OrderStore;
import dev.slipway.orders.order.OrderStoreSuite;
import org.junit.jupiter.api.AfterAll;

class DynamoOrderStoreTest extends OrderStoreSuite {

    private static final DynamoDbLocal DYNAMODB = DynamoDbLocal.shared();
    private static final DynamoOrderStore STORE = DYNAMODB.store(DYNAMODB.newTable());

    @AfterAll
    static void close() {
        STORE.close();
    }

    @Override
    protected OrderStore store() {
        return STORE;
    }
}
