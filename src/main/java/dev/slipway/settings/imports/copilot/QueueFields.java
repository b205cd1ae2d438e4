package dev.slipway.settings.imports.copilot;

import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.SourceFields;
import dev.slipway.settings.imports.SourceValue;
import dev.slipway.settings.imports.copilot.ContainerFields.Durations;
import dev.slipway.settings.imports.copilot.DraftStores.DraftStoreKind;
import dev.slipway.settings.imports.copilot.DraftStores.StoreValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reader of {@code subscribe} of a worker: its queue, queues of single topics, and subscriptions. */
final class QueueFields {
    private static final int MAX_ATTEMPTS = 1000;

    private final Workload workload;

    private QueueFields(Workload workload) {
        this.workload = workload;
    }

    /** The queue that every worker has. */
    static String read(Workload workload) {
        return new QueueFields(workload).read(workload.fields().section("subscribe"));
    }

    private String read(Optional<SourceFields> subscribe) {
        var stores = workload.scope().stores();
        var name = stores.name(DraftStoreKind.QUEUE, workload.name(), workload.name(), workload.name());
        var queue = stores.section(DraftStoreKind.QUEUE, name);
        queue(subscribe.flatMap(fields -> fields.section("queue")), queue, workload.source());
        DraftStores.use(workload.draft(), new StoreValue(DraftStoreKind.QUEUE, name, "url"), "COPILOT_QUEUE_URI");
        workload.report()
                .changed(
                        workload.source(),
                        queue.path(),
                        "the worker's queue is a new one, whose URL is in COPILOT_QUEUE_URI as before");
        subscribe.ifPresent(fields -> fields.sections("topics").forEach(topic -> topic(topic, name)));
        return name;
    }

    private void topic(SourceFields topic, String defaultQueue) {
        var name = topic.text("name");
        var service = topic.text("service");
        if (name.isEmpty() || service.isEmpty()) {
            workload.errors().add(topic.source(), "name and service are required; write the missing one");
            return;
        }
        var scope = workload.scope();
        var queue = topic.value("queue")
                .filter(value -> TaskFields.isOn(topic, value))
                .map(value ->
                        ownQueue(topic, value, service.get().value(), name.get().value()))
                .orElse(defaultQueue);
        if (!isPublished(service.get().value(), name.get().value())) {
            workload.report()
                    .open(
                            name.get().source(),
                            "slipway:storage.topics",
                            "no manifest of the workspace publishes %s of %s: a topic of this stack is subscribed; publish to it there"
                                    .formatted(name.get().value(), service.get().value()));
        }
        var setting = TopicFields.name(scope, service.get().value(), name.get().value());
        var subscription = scope.stores().section(DraftStoreKind.TOPIC, setting).element("subscriptions");
        subscription.put("queue", queue);
        workload.report().taken(name.get().source(), subscription.path());
        workload.report().taken(service.get().source(), subscription.path());
        topic.value("filter_policy").ifPresent(filter -> {
            subscription.put("filter", policy(filter));
            workload.report().taken(filter.markAllRead(), subscription.key("filter"));
        });
    }

    private boolean isPublished(String service, String topic) {
        return Optional.ofNullable(workload.scope().workloads().get(service)).stream()
                .flatMap(manifest -> manifest.member("publish").stream())
                .flatMap(publish -> publish.member("topics").stream())
                .flatMap(topics -> topics.items().stream())
                .anyMatch(item ->
                        item.member("name").map(SourceValue::text).orElse("").equals(topic));
    }

    private String ownQueue(SourceFields topic, SourceValue value, String service, String name) {
        var stores = workload.scope().stores();
        var id = "%s-%s-%s".formatted(workload.name(), service, name);
        var setting = stores.name(DraftStoreKind.QUEUE, id, "%s-%s".formatted(workload.name(), name), id);
        var queue = stores.section(DraftStoreKind.QUEUE, setting);
        queue(value.isObject() ? topic.section(value) : Optional.empty(), queue, value);
        var variable = "%s_QUEUE_URI"
                .formatted(id.substring(workload.name().length() + 1))
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^A-Z0-9]+", "_");
        DraftStores.use(workload.draft(), new StoreValue(DraftStoreKind.QUEUE, setting, "url"), variable);
        workload.report()
                .changed(
                        value,
                        queue.path(),
                        "the URL of the queue is in %s: COPILOT_TOPIC_QUEUE_URIS, one JSON object of all queues, is not set"
                                .formatted(variable));
        return setting;
    }

    private void queue(Optional<SourceFields> fields, DraftSection queue, SourceValue near) {
        fields.flatMap(queueFields -> queueFields.duration("retention")).ifPresent(time -> {
            var days = Math.max(1, Durations.days(time.value()));
            if (days * 86400L == Durations.seconds(time.value())) {
                queue.take("retentionDays", days, time.source());
            } else {
                queue.change("retentionDays", days, time.source(), "whole days, rounded up");
            }
        });
        fields.flatMap(queueFields -> queueFields.duration("delay"))
                .ifPresent(time -> queue.take("delaySeconds", Durations.seconds(time.value()), time.source()));
        fields.flatMap(queueFields -> queueFields.duration("timeout"))
                .ifPresent(time -> queue.take("visibilitySeconds", Durations.seconds(time.value()), time.source()));
        fields.flatMap(queueFields -> queueFields.section("dead_letter"))
                .flatMap(letters -> letters.integer("tries", 1, MAX_ATTEMPTS))
                .ifPresentOrElse(
                        tries -> queue.take("attempts", tries),
                        () -> queue.preset(
                                "attempts",
                                MAX_ATTEMPTS,
                                near,
                                "without dead_letter Copilot has no dead-letter queue, so that messages are received until they expire; Slipway always has one, and recommends 5"));
        fields.flatMap(queueFields -> queueFields.value("fifo")).ifPresent(fifo -> fifo(fields.get(), fifo, queue));
    }

    private void fifo(SourceFields fields, SourceValue fifo, DraftSection queue) {
        if (!TaskFields.isOn(fields, fifo)) {
            return;
        }
        queue.put("fifo", true);
        workload.report().taken(fifo, queue.key("fifo"));
        fifo.members().forEach((name, value) -> {
            if (name.equals("content_based_deduplication")) {
                workload.report()
                        .changed(
                                value.markRead(),
                                queue.key("fifo"),
                                "a message without a deduplication id has the hash of its body");
            } else if (List.of("deduplication_scope", "throughput_limit", "high_throughput")
                    .contains(name)) {
                workload.report()
                        .lost(
                                value,
                                "FIFO queues have the scope and the throughput of a queue; add the queue in an extension for more");
            }
        });
    }

    /** A filter policy as settings; a JSON text is one of Copilot's forms. */
    private static Object policy(SourceValue value) {
        if (value.isObject()) {
            var members = new LinkedHashMap<String, Object>();
            value.members().forEach((key, member) -> members.put(key, policy(member)));
            return members;
        }
        if (value.isList()) {
            return value.items().stream().map(QueueFields::policy).toList();
        }
        var text = value.text();
        if (text.matches("-?\\d{1,9}")) {
            return Integer.valueOf(text);
        }
        return text.matches("true|false") ? (Object) Boolean.valueOf(text) : text;
    }
}
