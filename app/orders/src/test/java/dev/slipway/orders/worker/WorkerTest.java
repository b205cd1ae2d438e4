package dev.slipway.orders.worker;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.orders.dynamodb.DynamoDbLocal;
import dev.slipway.orders.memory.MemoryOrderStore;
import dev.slipway.orders.mysql.MariaDb;
import dev.slipway.orders.mysql.MySqlOrderStore;
import dev.slipway.orders.order.OrderStore;
import dev.slipway.orders.order.Sales;
import dev.slipway.orders.order.SalesChange;
import dev.slipway.orders.order.Status;
import dev.slipway.orders.order.StoreUnavailableException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

class WorkerTest {

    private static final Sqs SQS = Sqs.running();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String product = UUID.randomUUID().toString();

    /** A worker in a thread of its own. */
    private record Running(Worker worker, Thread thread) implements AutoCloseable {

        static Running start(OrderStore store, String queue, Optional<String> agent) {
            return start(new Worker(store, SQS.queue(queue), new TaskProtection(agent), Worker.ROUND));
        }

        static Running start(Worker worker) {
            var thread = new Thread(worker, "worker");
            thread.start();
            return new Running(worker, thread);
        }

        void await(Supplier<Boolean> condition) {
            for (long end = System.nanoTime() + MINUTES.toNanos(1); !condition.get(); sleep()) {
                assertThat(thread.isAlive()).isTrue();
                assertThat(System.nanoTime()).as("the time to wait").isLessThan(end);
            }
        }

        void awaitEmpty(String queue) {
            await(() -> SQS.messages(queue) == 0);
        }

        private static void sleep() {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        void join() {
            try {
                thread.join(MINUTES.toMillis(1));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            assertThat(thread.isAlive()).isFalse();
        }

        @Override
        public void close() {
            worker.stop();
            join();
            worker.close();
        }
    }

    private SalesChange placed(int quantity) {
        return SalesChange.of(UUID.randomUUID(), product, quantity, Status.PLACED)
                .orElseThrow();
    }

    static List<Named<Supplier<OrderStore>>> stores() {
        return List.of(
                Named.of("memory", MemoryOrderStore::new),
                Named.of(
                        "dynamodb",
                        () -> DynamoDbLocal.shared()
                                .store(DynamoDbLocal.shared().newTable())),
                Named.of("mysql", WorkerTest::mysql));
    }

    private static OrderStore mysql() {
        var environment = MariaDb.running().migrated("worker");
        var store = MySqlOrderStore.of(name -> Optional.ofNullable(environment.get(name)));
        MariaDb.firstAnswer(store);
        return store;
    }

    @ParameterizedTest
    @MethodSource("stores")
    void aMessageThatIsDeliveredTwiceHasItsEffectOnce(Supplier<OrderStore> open) throws Exception {
        var queue = SQS.newQueue();
        var event = Sqs.placed(placed(2));
        try (var store = open.get()) {
            // The first worker ends between the effect and the deletion.
            SQS.send(queue, event);
            var received = SQS.receive(queue, PATIENCE).get(0);
            store.count(EventMessage.change(received.body()).orElseThrow());
            SQS.release(queue, received);
            // EventBridge delivers at least once too.
            SQS.send(queue, event);

            try (var worker = Running.start(store, queue, Optional.empty())) {
                worker.awaitEmpty(queue);
            }

            assertThat(store.sales(product)).isEqualTo(new Sales(1, 2));
        }
    }

    @Test
    void eventsWithoutAnEffectAreDeleted() throws Exception {
        var queue = SQS.newQueue();
        SQS.send(queue, Sqs.event("OrderStatusChanged", placed(2), "paid"));
        SQS.send(queue, Sqs.placed(placed(3)));
        SQS.send(queue, Sqs.event("OrderStatusChanged", placed(3), "cancelled"));
        var store = new MemoryOrderStore();

        try (var worker = Running.start(store, queue, Optional.empty())) {
            worker.awaitEmpty(queue);
        }

        assertThat(store.sales(product)).isEqualTo(Sales.NONE);
    }

    @Test
    void poisonMessagesReachTheDeadLetterQueueAfterTheAttemptsWhileGoodOnesAreCounted() throws Exception {
        var deadLetters = SQS.newQueue();
        var queue = SQS.newQueue(3, deadLetters);
        var malformed = SQS.send(queue, "{\"detail\":");
        var store = new MemoryOrderStore();

        try (var log = Logged.by(Worker.class);
                var worker = Running.start(store, queue, Optional.empty())) {
            SQS.send(queue, Sqs.placed(placed(2)));
            SQS.send(queue, Sqs.placed(placed(5)));
            worker.await(() -> SQS.messages(deadLetters) == 1 && SQS.messages(queue) == 0);

            assertThat(log.lines())
                    .containsExactly(
                            "ERROR Message %s is no event of an order, attempt 1: it is not JSON, at line 1, column 11"
                                    .formatted(malformed),
                            "ERROR Message %s is no event of an order, attempt 2: it is not JSON, at line 1, column 11"
                                    .formatted(malformed),
                            "ERROR Message %s is no event of an order, attempt 3: it is not JSON, at line 1, column 11"
                                    .formatted(malformed));
        }

        assertThat(SQS.receive(deadLetters, PATIENCE))
                .singleElement()
                .satisfies(message -> assertThat(message.body()).isEqualTo("{\"detail\":"));
        assertThat(store.sales(product)).isEqualTo(new Sales(2, 7));
    }

    @Test
    void aMessageWhoseEffectFailsIsReceivedAgain() throws Exception {
        var queue = SQS.newQueue(3, SQS.newQueue());
        var id = SQS.send(queue, Sqs.placed(placed(2)));
        var store = new InterceptedStore(calls -> {
            if (calls == 1) {
                throw new IllegalStateException("a fault");
            }
        });

        try (var log = Logged.by(Worker.class);
                var worker = Running.start(store, queue, Optional.empty())) {
            worker.awaitEmpty(queue);

            assertThat(log.lines())
                    .containsExactly(
                            "ERROR Message %s failed, attempt 1 java.lang.IllegalStateException".formatted(id));
        }
        assertThat(store.sales(product)).isEqualTo(new Sales(1, 2));
    }

    @Test
    void nothingIsReceivedWhileTheStoreIsUnavailable() throws Exception {
        var queue = SQS.newQueue(2, SQS.newQueue());
        SQS.send(queue, Sqs.placed(placed(2)));
        var checks = new AtomicInteger();
        var store =
                new InterceptedStore(calls -> {
                    if (calls == 1) {
                        throw new StoreUnavailableException("away", null);
                    }
                }) {
                    @Override
                    public void check() {
                        if (checks.incrementAndGet() == 1) {
                            throw new StoreUnavailableException("still away", null);
                        }
                        assertThat(calls()).isEqualTo(1);
                    }
                };

        try (var worker = Running.start(store, queue, Optional.empty())) {
            worker.awaitEmpty(queue);
        }

        assertThat(checks).hasValue(2);
        assertThat(store.sales(product)).isEqualTo(new Sales(1, 2));
    }

    @Test
    void aStopFinishesAndDeletesTheMessageInHandAndReceivesNothingElse() throws Exception {
        var queue = SQS.newQueue();
        SQS.send(queue, Sqs.placed(placed(2)));
        SQS.send(queue, Sqs.placed(placed(2)));
        var inHand = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        var store = new InterceptedStore(calls -> {
            inHand.countDown();
            assertThat(released.await(1, MINUTES)).isTrue();
        });

        try (var worker = Running.start(store, queue, Optional.empty())) {
            assertThat(inHand.await(1, MINUTES)).isTrue();
            worker.worker().stop();
            assertThat(worker.thread().isAlive()).isTrue();
            released.countDown();
            worker.join();
        }

        assertThat(store.sales(product)).isEqualTo(new Sales(1, 2));
        assertThat(SQS.receive(queue, PATIENCE))
                .singleElement()
                .satisfies(message -> assertThat(
                                message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                        .isEqualTo("1"));
        assertThat(SQS.messages(queue)).isEqualTo(1);
    }

    @Test
    void aWorkerThatWaitsForTheStoreStopsAtOnce() throws Exception {
        var queue = SQS.newQueue();
        SQS.send(queue, Sqs.placed(placed(2)));
        var checked = new SynchronousQueue<Boolean>();
        var store =
                new InterceptedStore(calls -> {
                    throw new StoreUnavailableException("away", null);
                }) {
                    @Override
                    public void check() {
                        checked.offer(true);
                        throw new StoreUnavailableException("away", null);
                    }
                };

        try (var worker = Running.start(store, queue, Optional.empty())) {
            assertThat(checked.poll(1, MINUTES)).isTrue();
            assertThat(worker.thread().isAlive()).isTrue();
        }

        assertThat(SQS.messages(queue)).isEqualTo(1);
    }

    @Test
    void theTaskIsProtectedWhileItWorksAndNotAfterwards() throws Exception {
        var queue = SQS.newQueue();
        SQS.send(queue, Sqs.placed(placed(2)));
        try (var agent = Agent.granting()) {
            var store = new InterceptedStore(calls -> assertThat(agent.states()).endsWith(Agent.BEGIN));

            try (var worker = Running.start(store, queue, Optional.of(agent.uri()))) {
                worker.awaitEmpty(queue);
            }

            assertThat(store.sales(product)).isEqualTo(new Sales(1, 2));
            assertThat(agent.states()).startsWith(Agent.BEGIN, Agent.END).endsWith(Agent.END);
        }
    }

    @Test
    void aBusyTaskEndsItsProtectionAfterEachRound() throws Exception {
        var queue = SQS.newQueue();
        SQS.send(queue, Sqs.placed(placed(2)));
        SQS.send(queue, Sqs.placed(placed(2)));
        try (var agent = Agent.granting()) {
            var second = new CountDownLatch(1);
            var store = new InterceptedStore(calls -> {
                if (calls == 2) {
                    assertThat(agent.states()).containsExactly(Agent.BEGIN, Agent.END, Agent.BEGIN);
                    second.countDown();
                }
            });
            var protection = new TaskProtection(Optional.of(agent.uri()));

            try (var worker = Running.start(new Worker(store, SQS.queue(queue), protection, Duration.ZERO))) {
                worker.await(() -> second.getCount() == 0);
            }
        }
    }

    @Test
    void aQueueThatIsAwayIsAWarningAndTheWorkerStops() throws Exception {
        var nowhere = URI.create("http://127.0.0.1:1");
        var queue = new SqsQueue(Sqs.client(nowhere), nowhere + "/queue/work", Duration.ofSeconds(1));

        try (var log = Logged.by(Worker.class);
                var worker = Running.start(new Worker(
                        new MemoryOrderStore(), queue, new TaskProtection(Optional.empty()), Worker.ROUND))) {
            worker.await(() -> !log.lines().isEmpty());

            assertThat(log.lines().get(0)).startsWith("WARN No message can be received: ");
        }
    }
}
