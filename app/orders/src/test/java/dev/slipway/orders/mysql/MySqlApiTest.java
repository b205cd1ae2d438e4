package dev.slipway.orders.mysql;

import dev.slipway.orders.api.ApiSuite;
import java.util.Map;

class MySqlApiTest extends ApiSuite {

    @Override
    protected Map<String, Object> properties() {
        return Map.copyOf(MariaDb.running().migrated("api"));
    }
}
