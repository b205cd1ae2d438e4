package dev.slipway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.exceptions.RunException;
import dev.slipway.components.messaging.MessageFilter;
import dev.slipway.components.messaging.QueueSpec;
import dev.slipway.components.messaging.QueueTimes;
import dev.slipway.components.messaging.SubscriptionSpec.SubscriptionProtocol;
import dev.slipway.components.storage.EventPattern;
import dev.slipway.components.storage.QueueAccess;
import dev.slipway.testing.TestStack;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queues and topics of a stack file, and the services that use them. */
class MessagingSettingsTest {
    private static final String SERVICE = "services: {web: {image: 'nginx:1', port: 80, uses: %s}}";

    private static Settings read(String... lines) {
        return TestStack.settings(lines);
    }

    private static void assertErrors(String errors, String... lines) {
        assertThatThrownBy(() -> read(lines)).isInstanceOf(RunException.class).hasMessage(errors);
    }

    @Test
    void theShortFormIsAQueueAndATopicWithDefaults() {
        var settings = read("storage: {queue: work, topic: events}");
        var messaging = settings.messaging();

        assertThat(messaging)
                .isEqualTo(read("storage: {queues: {work: {}}, topics: {events: {}}}")
                        .messaging());
        assertThat(messaging.queues().get("work"))
                .isEqualTo(QueueSpec.of(messaging.queues().get("work").name()));
        assertThat(messaging.queues().get("work").name().queue()).isEqualTo("slipway-test-work");
        assertThat(messaging.topics().get("events").name().topic()).isEqualTo("slipway-test-events");
        assertThat(messaging.topics().get("events").subscriptions()).isEmpty();
        assertThat(settings.storesData()).isTrue();
    }

    @Test
    void aQueueHasTheSettingsOfItsSection() {
        var queue = read("""
                storage:
                  bus: orders
                  queues:
                    work:
                      fifo: true
                      attempts: 3
                      visibilitySeconds: 120
                      retentionDays: 14
                      delaySeconds: 5
                      oldestMinutes: 60
                      on: {bus: orders, pattern: {detail-type: [OrderPlaced]}, messageGroupId: all}
                """).messaging().queues().get("work");

        assertThat(queue.name().queue()).isEqualTo("slipway-test-work.fifo");
        assertThat(queue.attempts()).isEqualTo(3);
        assertThat(queue.times())
                .isEqualTo(new QueueTimes(
                        Duration.ofSeconds(120), Duration.ofDays(14), Duration.ofSeconds(5), Duration.ofHours(1)));
        assertThat(queue.events()).singleElement().satisfies(events -> {
            assertThat(events.bus()).isEqualTo("orders");
            assertThat(events.pattern().text()).isEqualTo("{\"detail-type\":[\"OrderPlaced\"]}");
            assertThat(events.messageGroupId()).contains("all");
        });
    }

    @Test
    void aQueueReceivesEventsOfSeveralBuses() {
        var events =
                read("storage: {buses: {orders: {}, carts: {}}, queues: {work: {on: [{bus: orders}, {bus: carts}]}}}")
                        .messaging()
                        .queues()
                        .get("work")
                        .events();

        assertThat(events).extracting(source -> source.bus()).containsExactly("orders", "carts");
        assertThat(events).allMatch(source -> source.pattern().equals(EventPattern.ANY));
    }

    @Test
    void aTopicHasTheSettingsOfItsSection() {
        var topic = read("""
                storage:
                  queue: work
                  topics:
                    events:
                      subscriptions:
                        - {queue: work, filter: {order: {type: [placed]}}, filterOn: body, raw: true}
                        - email: ops@example.com
                        - https: https://example.com/hook
                """).messaging().topics().get("events");

        assertThat(topic.subscriptions().values())
                .extracting(subscription -> subscription.protocol())
                .containsExactly(SubscriptionProtocol.QUEUE, SubscriptionProtocol.EMAIL, SubscriptionProtocol.HTTPS);
        assertThat(topic.subscriptions().get(0).raw()).isTrue();
        assertThat(topic.subscriptions().get(0).filter().map(MessageFilter::scope))
                .contains(MessageFilter.Scope.BODY);
        assertThat(topic.subscriptions().get(2).target()).isEqualTo("https://example.com/hook");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{attempts: 0} | queues.work.attempts = 0: 1 to 1000 is allowed; set it to 1",
                "{visibilitySeconds: 43201} | queues.work.visibilitySeconds = 43201: 0 to 43200 is allowed; set it to 43200",
                "{retentionDays: 15} | queues.work.retentionDays = 15: 1 to 14 is allowed; set it to 14",
                "{delaySeconds: 901} | queues.work.delaySeconds = 901: 0 to 900 is allowed; set it to 900",
                "{retentionDays: 1, oldestMinutes: 1440} | queues.work.oldestMinutes = 1440: messages are deleted after 1 days, so that none becomes as old; set it to less than 1440, or raise retentionDays",
                "{on: {pattern: {source: [shop]}}} | queues.work.on.bus: missing; set it to a bus of slipway:storage",
                "{on: {bus: order}} | queues.work.on.bus = order: the buses of slipway:storage are carts, orders; set it to orders",
                "{on: [{bus: orders}, {bus: cart}]} | queues.work.on[1].bus = cart: the buses of slipway:storage are carts, orders; set it to carts",
                "{on: [{bus: orders}, {bus: orders}]} | queues.work.on[1].bus = orders: it is listed twice; write one pattern with $or",
                "{on: {bus: orders, pattern: {detail-type: OrderPlaced}}} | queues.work.on.pattern.detail-type = OrderPlaced: a list of values is allowed; write it as [OrderPlaced]",
                "{on: {bus: orders, pattern: OrderPlaced}} | queues.work.on.pattern = OrderPlaced: an object is allowed; write its keys below it",
                "{on: {bus: orders, messageGroupId: all}} | queues.work.on.messageGroupId = all: only messages of a FIFO queue have one; remove it, or set fifo of the queue to true",
                "{fifo: true, on: {bus: orders}} | queues.work.on.messageGroupId: missing, and every message of a FIFO queue has one; set it to a text such as orders; its messages are received one after the other",
                "{maxReceiveCount: 3} | queues.work.maxReceiveCount: unknown key; allowed here: existing, fifo, attempts, visibilitySeconds, retentionDays, delaySeconds, oldestMinutes, on",
            })
    void aQueueThatAwsWouldRefuseIsRefused(String queue, String error) {
        assertErrors(
                "slipway:storage." + error,
                "storage: {buses: {orders: {}, carts: {}}, queues: {work: %s}}".formatted(queue));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{subscriptions: [{}]} | subscriptions[0]: one target is allowed: a queue, an email address or an https URL; name one",
                "{subscriptions: [{queue: work, email: ops@example.com}]} | subscriptions[0] = queue, email: one target is allowed: a queue, an email address or an https URL; write an element for each",
                "{subscriptions: [{queue: wrk}]} | subscriptions[0].queue = wrk: the queues of slipway:storage are ordered, work; set it to work",
                "{subscriptions: [{queue: ordered}]} | subscriptions[0].queue = ordered: ordered is a FIFO queue, to which only a FIFO topic delivers; set fifo of the topic to true, or fifo of the queue to false",
                "{subscriptions: [{queue: work}, {queue: work, raw: true}]} | subscriptions[1].queue = work: it is listed twice; remove one",
                "{subscriptions: [{email: ops}]} | subscriptions[0].email = ops: 'ops' is not an e-mail address; set it to one such as ops@example.com",
                "{subscriptions: [{https: http://example.com}]} | subscriptions[0].https = http://example.com: 'http://example.com' is not a URL with https and a host; set it to one such as https://example.com/hook",
                "{fifo: true, subscriptions: [{queue: work}, {email: ops@example.com}]} | subscriptions[1].email = ops@example.com: a FIFO topic delivers to queues alone; remove it, or set fifo of the topic to false",
                "{subscriptions: [{email: ops@example.com, raw: true}]} | subscriptions[0].raw = true: e-mails have the text of a message alone; remove it",
                "{subscriptions: [{queue: work, filterOn: body}]} | subscriptions[0].filterOn: there is no filter; add filter, or remove it",
                "{subscriptions: [{queue: work, filter: {a: x}}]} | subscriptions[0].filter.a = x: a list of values is allowed; write it as [x]",
                "{subscriptions: [{queue: work, filter: {a: {b: [x]}}}]} | subscriptions[0].filter.a.b: attributes have no values below them; set filterOn to body, or write one list",
                "{subscriptions: [{queue: work, filter: {a: [1], b: [1], c: [1], d: [1], e: [1], f: [1]}}]} | subscriptions[0].filter: 6 keys, and SNS allows 5; remove 1, or divide the messages between topics",
            })
    void aTopicThatAwsWouldRefuseIsRefused(String topic, String error) {
        assertErrors(
                "slipway:storage.topics.events." + error,
                "storage: {queues: {work: {}, ordered: {fifo: true}}, topics: {events: %s}}".formatted(topic));
    }

    @Test
    void anUnknownQueueOrBusNeedsADeclaration() {
        assertErrors(
                "slipway:storage.queues.work.on.bus = orders: slipway:storage has no bus; declare one, as in"
                        + " buses: {orders: {}}",
                "storage: {queues: {work: {on: {bus: orders}}}}");
        assertErrors(
                "slipway:storage.topics.events.subscriptions[0].queue = work: slipway:storage has no queue; declare one,"
                        + " as in queues: {work: {}}",
                "storage: {topics: {events: {subscriptions: [{queue: work}]}}}");
    }

    @Test
    void aQueueOfATooLongNameIsTheOnlyError() {
        var project = "shop-of-the-north-and-the-west-and-the-east";

        assertThatThrownBy(() -> TestStack.settingsOf(
                        project,
                        "storage: {queues: {incoming-order-mails: {}}, topics: {events: {subscriptions:"
                                + " [{queue: incoming-order-mails}]}}}"))
                .hasMessage("slipway:storage.queues.incoming-order-mails: its dead-letter queue would be called "
                        + project + "-test-incoming-order-mails-dead-letters, and up to 80 letters, digits, hyphens and"
                        + " underscores are allowed; shorten its name, or rename the project or the stack");
    }

    @Test
    void queuesHaveNamesOfTheirOwnInAws() {
        assertErrors(
                "slipway:storage.queues.work-dead-letters: the queue work has a queue of the name"
                        + " slipway-test-work-dead-letters too; rename it",
                "storage: {queues: {work: {}, work-dead-letters: {}}}");
        assertErrors(
                "slipway:storage.queues.orders-undelivered: the bus orders has a queue of the name"
                        + " slipway-test-orders-undelivered too; rename it",
                "storage: {bus: orders, queue: orders-undelivered}");
    }

    @Test
    void aServiceReceivesUnlessItSaysOtherwise() {
        var uses = read(
                        "storage: {queues: {work: {}, mails: {}, jobs: {}}, topic: events}",
                        SERVICE.formatted(
                                "['queue:work', {queue: mails, access: send, as: {url: MAILS, arn: MAILS_ARN}},"
                                        + " {queue: jobs, access: both}, topic]"))
                .services()
                .get(0)
                .uses();

        assertThat(uses.all())
                .extracting(used -> used.access())
                .containsExactly(QueueAccess.RECEIVE, QueueAccess.SEND, QueueAccess.BOTH, QueueAccess.RECEIVE);
        assertThat(uses.variables())
                .containsExactlyInAnyOrder("QUEUE_URL", "MAILS", "MAILS_ARN", "QUEUE_URL_JOBS", "TOPIC_ARN");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{queue: work, access: write} | access = write: receive, send, both are allowed; set it to receive",
                "{topic: events, access: send} | access: only a queue has it, and topic:events is none; remove it",
                "{table: orders, access: receive} | access: only a queue has it, and table:orders is none; remove it",
                "{queue: work, as: {name: A, address: B}} | as.address = B: queue:work has arn, name, url; rename the key to arn",
            })
    void anAccessThatAKindDoesNotHaveIsRefused(String element, String error) {
        assertErrors(
                "slipway:services.web.uses[0]." + error,
                "storage: {table: orders, queue: work, topic: events}",
                SERVICE.formatted("[%s]".formatted(element)));
    }

    @Test
    void privateTasksNeedTheEndpointsOfTheirQueuesAndTopics() {
        assertErrors(
                "slipway:network.nat = none: tasks of web are private and reach no sns, sqs; set it to single, add"
                        + " sns, sqs to endpoints, or set assignPublicIp of web to true",
                "network: {nat: none, endpoints: [ecr, s3, logs]}",
                "storage: {queue: work, topic: events}",
                "services: {web: {image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1', port: 80,"
                        + " uses: [queue, topic]}}");
    }
}
