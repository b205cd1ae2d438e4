package dev.slipway.orders.worker;

import dev.slipway.orders.memory.MemoryOrderStore;
import dev.slipway.orders.order.ForwardingStore;
import dev.slipway.orders.order.SalesChange;
import java.util.concurrent.atomic.AtomicInteger;

/** A store in memory with a step before each count. */
class InterceptedStore extends ForwardingStore {

    /** Step before a count; what it throws is the outcome of the count. */
    interface Step {

        /** @param calls the number of counts up to this one */
        void before(int calls) throws InterruptedException;
    }

    private final AtomicInteger calls = new AtomicInteger();
    private final Step step;

    InterceptedStore(Step step) {
        super(new MemoryOrderStore());
        this.step = step;
    }

    int calls() {
        return calls.get();
    }

    @Override
    public boolean count(SalesChange change) {
        try {
            step.before(calls.incrementAndGet());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return super.count(change);
    }
}
