package dev.slipway.controllers.service;

import dev.slipway.controllers.aws.Aws;
import dev.slipway.controllers.aws.PublicAddresses;
import dev.slipway.controllers.lambda.Controller;
import dev.slipway.controllers.lambda.Environment;
import dev.slipway.controllers.lambda.Event;
import dev.slipway.controllers.lambda.HttpAnswer;
import dev.slipway.controllers.lambda.Outcome;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;

/** Wakes the service on POST or a direct invocation, and returns its state; GET only returns the state. */
public final class Wake implements Controller {
    private final WakeUp wakeUp;
    private final Optional<PublicAddresses> addresses;
    private final Duration pause;

    public Wake(Environment environment, Aws aws) {
        this(
                WakeUp.of(environment, aws),
                environment.flag("PUBLIC_ADDRESS") ? Optional.of(aws.addresses()) : Optional.empty(),
                environment.seconds("RETRY_AFTER_SECONDS").orElse(Duration.ofSeconds(15)));
    }

    Wake(WakeUp wakeUp, Optional<PublicAddresses> addresses, Duration pause) {
        this.wakeUp = wakeUp;
        this.addresses = addresses;
        this.pause = pause;
    }

    @Override
    public Outcome handle(Event event) {
        return switch (event.http().map(request -> request.method()).orElse("POST")) {
            case "POST" -> wake();
            case "GET" ->
                answered(200, wakeUp.service().describe(), Outcome.of("reported", "only the state was requested"));
            default ->
                Outcome.of("refused", "neither POST nor GET")
                        .answering(HttpAnswer.problem(405, "POST wakes the service, GET returns its state")
                                .with("Allow", "GET, POST"));
        };
    }

    @Override
    public void prime() {
        wakeUp.service().describe();
    }

    private Outcome wake() {
        var found = wakeUp.service().describe();
        var counts = found.state() == State.ASLEEP ? wakeUp.run() : found;
        var outcome =
                switch (found.state()) {
                    case ASLEEP ->
                        Outcome.of("woken", "the desired count was 0, now it is %d".formatted(counts.desired()));
                    case STARTING -> Outcome.of("unchanged", "it is starting already");
                    case AWAKE -> Outcome.of("unchanged", "it is awake already");
                };
        return answered(counts.state() == State.AWAKE ? 200 : 202, counts, outcome);
    }

    private Outcome answered(int status, Counts counts, Outcome outcome) {
        var told = counts.on(outcome);
        var body = new LinkedHashMap<String, Object>();
        body.put("service", wakeUp.service().name());
        body.put("state", counts.state().word());
        body.put("running", counts.running());
        body.put("desired", counts.desired());
        if (counts.state() == State.AWAKE && addresses.isPresent()) {
            told = told.with("publicAddress", address(addresses.get()));
            body.put("publicAddress", told.facts().get("publicAddress"));
        }
        var answer = HttpAnswer.json(status, body);
        return told.answering(counts.state() == State.STARTING ? answer.retryAfter(pause) : answer);
    }

    /** The public address of a task; an empty text until ECS and EC2 know it. */
    private String address(PublicAddresses known) {
        var interfaces = wakeUp.service().tasks().stream()
                .flatMap(task -> task.attachments().stream())
                .flatMap(attachment -> attachment.details().stream())
                .filter(detail -> "networkInterfaceId".equals(detail.name()))
                .map(KeyValuePair::value)
                .toList();
        return interfaces.isEmpty()
                ? ""
                : known.of(interfaces).stream().findFirst().orElse("");
    }
}
