package dev.slipway.settings.rules;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.slipway.components.messaging.TopicSpec;
import dev.slipway.components.storage.StoreKind;
import dev.slipway.settings.ServiceSettings;
import dev.slipway.settings.rules.SettingsRule.Breach;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rules between queues, topics, buses and the services that scale by queues. */
final class MessagingSettingsRules {
    static final List<SettingsRule> RULES = List.of(
            new SettingsRule(
                    "slipway:storage.queues.<name>",
                    "No two queues have the same name in AWS, dead-letter queues included.",
                    MessagingSettingsRules::names),
            new SettingsRule(
                    "slipway:storage.queues.<name>.on.bus",
                    "A queue receives events of buses of the stack.",
                    MessagingSettingsRules::buses),
            new SettingsRule(
                    "slipway:storage.topics.<name>.subscriptions[].queue",
                    "A topic delivers to queues of the stack; a standard topic"
                            + " [does not deliver to FIFO queues](https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html).",
                    MessagingSettingsRules::subscriptions),
            new SettingsRule(
                    "slipway:services.<name>.scale.backlog.queue",
                    "A service scales by the backlog of a queue from which it receives messages.",
                    MessagingSettingsRules::backlogs));

    private MessagingSettingsRules() {}

    private static Stream<Breach> names(RuleInput input) {
        var owners = new HashMap<String, String>();
        input.settings()
                .storage()
                .buses()
                .forEach((name, bus) -> owners.put(bus.name().undelivered(), "the bus " + name));
        input.settings().jobs().forEach(job -> job.spec()
                .queueNames()
                .forEach(queue -> owners.putIfAbsent(queue, "the job " + job.name())));
        return input.settings().messaging().queues().entrySet().stream().flatMap(queue -> {
            var taken = queue.getValue().name().all().stream()
                    .filter(owners::containsKey)
                    .findFirst();
            queue.getValue().name().all().forEach(name -> owners.putIfAbsent(name, "the queue " + queue.getKey()));
            return taken.stream().map(name -> Breach.of(
                            "", "%s has a queue of the name %s too".formatted(owners.get(name), name), "rename it")
                    .at(queue.getKey()));
        });
    }

    private static Stream<Breach> buses(RuleInput input) {
        var declared = input.settings().storage().buses().keySet();
        return input.settings().messaging().queues().entrySet().stream().flatMap(queue -> {
            var events = queue.getValue().events();
            return events.stream().flatMap(source -> bus(input, source.bus(), declared).stream()
                    .map(breach -> breach.at(queue.getKey(), position(input, queue.getKey(), source.bus()))));
        });
    }

    private static Optional<Breach> bus(RuleInput input, String name, Collection<String> declared) {
        if (StorageNames.BUSES.isExisting(input, name)) {
            return Optional.of(Breach.of(
                    name,
                    "%s is an existing event bus, to which Slipway adds no rule".formatted(name),
                    "set it to an event bus of the stack, or add the rule where the event bus is made"));
        }
        return StorageNames.BUSES.isDeclared(input, name)
                ? Optional.empty()
                : Optional.of(StorageNames.BUSES.unknown(name, declared));
    }

    /** The position of a bus in the key {@code on}, such as {@code [1]}; empty if the key has one object. */
    private static String position(RuleInput input, String queue, String bus) {
        return StorageNames.written(input).get(StoreKind.QUEUE.plural()) instanceof JsonObject queues
                        && queues.get(queue) instanceof JsonObject written
                        && written.get("on") instanceof JsonArray list
                ? IntStream.range(0, list.size())
                        .filter(i -> list.get(i) instanceof JsonObject source
                                && source.has("bus")
                                && source.get("bus").getAsString().equals(bus))
                        .mapToObj("[%d]"::formatted)
                        .findFirst()
                        .orElse("")
                : "";
    }

    private static Stream<Breach> subscriptions(RuleInput input) {
        return input.settings().messaging().topics().entrySet().stream().flatMap(topic -> topic.getValue()
                .toQueues()
                .flatMap(entry -> subscription(
                                input, topic.getValue(), entry.getValue().target())
                        .stream()
                        .map(breach -> breach.at(topic.getKey(), entry.getKey().toString()))));
    }

    private static Optional<Breach> subscription(RuleInput input, TopicSpec topic, String target) {
        var queues = input.settings().messaging().queues();
        if (StorageNames.QUEUES.isExisting(input, target)) {
            return Optional.of(Breach.of(
                    target,
                    "%s is an existing queue, whose policy Slipway does not change".formatted(target),
                    "set it to a queue of the stack, or subscribe it where the queue is made"));
        }
        if (!StorageNames.QUEUES.isDeclared(input, target)) {
            return Optional.of(StorageNames.QUEUES.unknown(target, queues.keySet()));
        }
        var queue = queues.get(target);
        return queue != null && queue.name().fifo() && !topic.name().fifo()
                ? Optional.of(Breach.of(
                        target,
                        "%s is a FIFO queue, to which only a FIFO topic delivers".formatted(target),
                        "set fifo of the topic to true, or fifo of the queue to false"))
                : Optional.empty();
    }

    private static Stream<Breach> backlogs(RuleInput input) {
        return input.services().flatMap(service -> service.spec().scaling().backlog().stream()
                .flatMap(backlog -> backlog(input, service, backlog.queue()).stream())
                .map(breach -> breach.at(service.name())));
    }

    private static Optional<Breach> backlog(RuleInput input, ServiceSettings service, String queue) {
        if (StorageNames.QUEUES.isExisting(input, queue)) {
            return Optional.of(Breach.of(
                    queue,
                    "%s is an existing queue".formatted(queue),
                    "set it to a queue of the stack, or scale by metric.targetPerTask of the namespace AWS/SQS"));
        }
        if (!StorageNames.QUEUES.isDeclared(input, queue)) {
            return Optional.of(StorageNames.QUEUES.unknown(
                    queue, input.settings().messaging().queues().keySet()));
        }
        var link = "queue:" + queue;
        var used = service.uses().all().stream()
                .filter(other -> other.link().written().equals(link))
                .findFirst();
        if (used.isEmpty()) {
            return Optional.of(
                    Breach.of(queue, "the service does not receive from it", "add %s to uses".formatted(link)));
        }
        return used.filter(other -> !other.access().receives())
                .map(other -> Breach.of(
                        queue,
                        "its access in uses is send, so that the service does not receive from it",
                        "set access to both"));
    }
}
