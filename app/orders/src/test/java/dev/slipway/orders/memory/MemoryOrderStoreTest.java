package dev.slipway.orders.memory;

import dev.slipway.orders.order.OrderStore;
import dev.slipway.orders.order.OrderStoreSuite;

class MemoryOrderStoreTest extends OrderStoreSuite {

    private static final OrderStore STORE = new MemoryOrderStore();

    @Override
    protected OrderStore store() {
        return STORE;
    }
}
