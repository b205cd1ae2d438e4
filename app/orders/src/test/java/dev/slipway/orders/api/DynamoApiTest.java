package dev.slipway.orders.api;

import dev.slipway.orders.PatientStore;
import dev.slipway.orders.dynamodb.DynamoDbLocal;
import java.util.Map;

class DynamoApiTest extends ApiSuite {

    @Override
    protected Map<String, Object> properties() {
        return Map.of(PatientStore.TABLE, DynamoDbLocal.shared().newTable());
    }
}
