package dev.slipway.settings;

import dev.slipway.components.messaging.MessageFilter;
import dev.slipway.components.messaging.QueueEvents;
import dev.slipway.components.messaging.QueueName;
import dev.slipway.components.messaging.QueueSpec;
import dev.slipway.components.messaging.QueueTimes;
import dev.slipway.components.messaging.SubscriptionSpec;
import dev.slipway.components.messaging.SubscriptionSpec.SubscriptionProtocol;
import dev.slipway.components.messaging.TopicName;
import dev.slipway.components.messaging.TopicSpec;
import dev.slipway.components.storage.EventPattern;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Reader of one queue and of one topic of {@code slipway:storage}. */
final class MessagingSettings {
    private static final String FIFO = "fifo";
    private static final String ON = "on";
    private static final String FILTER = "filter";
    private static final String FILTER_ON = "filterOn";
    private static final int MAX_OLDEST_MINUTES = 20_160;

    /** The letters of SQS and EventBridge, see <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_SqsParameters.html">SqsParameters</a>. */
    private static final TextFormat GROUP =
            TextFormat.of("a text of 1 to 100 letters, digits and punctuation marks", "[!-~]{1,100}");

    private static final TextFormat EMAIL = TextFormat.of("an e-mail address", ".+");
    private static final TextFormat URL = TextFormat.of("a URL with https", ".+");

    private MessagingSettings() {}

    /** The queue by its name in AWS without the ending of FIFO queues. */
    static Function<String, QueueSpec> queue(Section section) {
        try (section) {
            var fifo = section.flag(FIFO, false);
            var attempts = section.integer("attempts", QueueSpec.DEFAULT_ATTEMPTS, 1, QueueSpec.MAX_ATTEMPTS);
            var times = times(section);
            var events = events(section, fifo);
            return name -> new QueueSpec(new QueueName(name, fifo), attempts, times, events);
        }
    }

    private static QueueTimes times(Section section) {
        var usual = QueueTimes.DEFAULT;
        var visibility = section.integer(
                "visibilitySeconds", (int) usual.visibility().toSeconds(), 0, QueueTimes.MAX_VISIBILITY_SECONDS);
        var retention =
                section.integer("retentionDays", (int) usual.retention().toDays(), 1, QueueTimes.MAX_RETENTION_DAYS);
        var delay = section.integer("delaySeconds", (int) usual.delay().toSeconds(), 0, QueueTimes.MAX_DELAY_SECONDS);
        var oldest = section.integer("oldestMinutes", (int) usual.oldest().toMinutes(), 1, MAX_OLDEST_MINUTES);
        return section.make(() -> new QueueTimes(
                        Duration.ofSeconds(visibility),
                        Duration.ofDays(retention),
                        Duration.ofSeconds(delay),
                        Duration.ofMinutes(oldest)))
                .orElse(usual);
    }

    private static List<QueueEvents> events(Section section, boolean fifo) {
        var found = new ArrayList<QueueEvents>();
        section.sectionOrList(ON).forEach(own -> events(own, fifo, section.has(ON), found));
        return found;
    }

    private static void events(Section section, boolean fifo, boolean written, List<QueueEvents> found) {
        try (section) {
            var bus = section.text("bus", TextFormat.NAME);
            var pattern = section.tree("pattern", "an event pattern, such as {detail-type: [OrderPlaced]}")
                    .flatMap(tree -> section.make("pattern", () -> new EventPattern(tree)))
                    .orElse(EventPattern.ANY);
            var group = section.text("messageGroupId", GROUP);
            if (written && !section.has("bus")) {
                section.error("bus", "", "missing", "set it to a bus of slipway:storage");
            }
            bus.ifPresent(name -> {
                if (found.stream().anyMatch(other -> other.bus().equals(name))) {
                    section.error("bus", name, "it is listed twice", "write one pattern with $or");
                } else if (!section.refused("messageGroupId")) {
                    section.make(() -> QueueEvents.of(fifo, name, pattern, group))
                            .ifPresent(found::add);
                }
            });
        }
    }

    /** The topic by its name in AWS without the ending of FIFO topics. */
    static Function<String, TopicSpec> topic(Section section) {
        try (section) {
            var fifo = section.flag(FIFO, false);
            var subscriptions = new TreeMap<Integer, SubscriptionSpec>();
            var listed = section.list("subscriptions");
            for (var i = 0; i < listed.size(); i++) {
                var position = i;
                subscription(section, "subscriptions[%d]".formatted(i), listed.get(i))
                        .ifPresent(subscription -> subscriptions.put(position, subscription));
            }
            return name -> {
                var named = new TopicName(name, fifo);
                return section.make(() -> new TopicSpec(named, subscriptions)).orElseGet(() -> TopicSpec.of(named));
            };
        }
    }

    private static Optional<SubscriptionSpec> subscription(Section topic, String at, Section section) {
        try (section) {
            var targets = new ArrayList<SubscriptionSpec>();
            var written = new ArrayList<String>();
            for (var protocol : SubscriptionProtocol.values()) {
                var target = section.text(protocol.key(), format(protocol));
                if (section.has(protocol.key())) {
                    written.add(protocol.key());
                }
                target.flatMap(text -> section.make(() -> SubscriptionSpec.of(protocol, text)))
                        .ifPresent(targets::add);
            }
            var filter = filter(section);
            var raw = section.flag("raw", false);
            if (written.size() != 1 && !topic.refused(at)) {
                topic.error(
                        at,
                        String.join(", ", written),
                        "one target is allowed: a queue, an email address or an https URL",
                        written.isEmpty() ? "name one" : "write an element for each");
            }
            return written.size() != 1 || targets.isEmpty()
                    ? Optional.empty()
                    : section.make(() -> targets.get(0).withFilter(filter).withRaw(raw));
        }
    }

    private static TextFormat format(SubscriptionProtocol protocol) {
        return switch (protocol) {
            case QUEUE -> TextFormat.NAME;
            case EMAIL -> EMAIL;
            case HTTPS -> URL;
        };
    }

    private static Optional<MessageFilter> filter(Section section) {
        var policy = section.tree(FILTER, "a filter policy, such as {type: [order-placed]}");
        var scope = section.choice(FILTER_ON, MessageFilter.Scope.ATTRIBUTES);
        if (section.has(FILTER_ON) && !section.has(FILTER)) {
            section.error(FILTER_ON, "", "there is no filter", "add filter, or remove it");
        }
        return policy.flatMap(tree -> section.make(FILTER, () -> new MessageFilter(tree, scope)));
    }
}
