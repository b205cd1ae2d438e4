package dev.slipway.orders.api;

import dev.slipway.orders.dynamodb.DynamoDbLocal;
import java.util.Map;

class DynamoApiTest extends ApiSuite {

    @Override
    protected Map<String, Object> properties() {
        String table = DynamoDbLocal.shared().use().newTable();
        return Map.of("orders.store", "dynamodb", "orders.table", table);
    }
}
