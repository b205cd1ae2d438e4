package dev.slipway.orders.api;

import java.util.Map;

class MemoryApiTest extends ApiSuite {

    @Override
    protected Map<String, Object> properties() {
        return Map.of("orders.store", "memory");
    }
}
