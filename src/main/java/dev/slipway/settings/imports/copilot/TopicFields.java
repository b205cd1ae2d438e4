package dev.slipway.settings.imports.copilot;

import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.SourceFields;
import dev.slipway.settings.imports.SourceValue;
import dev.slipway.settings.imports.copilot.DraftStores.DraftStoreKind;
import dev.slipway.settings.imports.copilot.DraftStores.StoreValue;
import java.util.Locale;

/** Reader of {@code publish}: topics of the stack, to which the service or job publishes. */
final class TopicFields {
    private TopicFields() {}

    /** The name of a topic in the stack file. */
    static String name(EnvironmentScope scope, String service, String topic) {
        return scope.stores().name(DraftStoreKind.TOPIC, service + "/" + topic, topic, service + "-" + topic);
    }

    static void read(Workload workload) {
        workload.fields().section("publish").ifPresent(publish -> {
            for (var topic : publish.sections("topics")) {
                read(workload, topic);
            }
        });
    }

    private static void read(Workload workload, SourceFields topic) {
        var name = topic.text("name");
        if (name.isEmpty()) {
            workload.errors().add(topic.source(), "name is required; name the topic");
            return;
        }
        var scope = workload.scope();
        var setting = name(scope, workload.name(), name.get().value());
        var section = scope.stores().section(DraftStoreKind.TOPIC, setting);
        var variable = name.get().value().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_") + "_TOPIC_ARN";
        workload.report()
                .changed(
                        name.get().source(),
                        section.path(),
                        "a new topic, whose ARN is in %s: COPILOT_SNS_TOPIC_ARNS, one JSON object of all topics, is not set"
                                .formatted(variable));
        DraftStores.use(workload.draft(), new StoreValue(DraftStoreKind.TOPIC, setting, "arn"), variable);
        topic.value("fifo").ifPresent(fifo -> fifo(workload, topic, fifo, section));
    }

    private static void fifo(Workload workload, SourceFields topic, SourceValue fifo, DraftSection section) {
        if (!TaskFields.isOn(topic, fifo)) {
            return;
        }
        section.put("fifo", true);
        workload.report().taken(fifo, section.key("fifo"));
        if (fifo.isObject()) {
            topic.section(fifo)
                    .flatMap(config -> config.flag("content_based_deduplication"))
                    .ifPresent(flag -> workload.report()
                            .changed(
                                    flag.source(),
                                    section.key("fifo"),
                                    "a message without a deduplication id has the hash of its body"));
        }
    }
}
