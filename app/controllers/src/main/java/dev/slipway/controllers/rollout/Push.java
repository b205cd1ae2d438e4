package dev.slipway.controllers.rollout;

import com.google.gson.JsonObject;
import dev.slipway.controllers.lambda.EventJson;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Push of an image, from <a href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-eventbridge.html">an event
 * of ECR</a>.
 *
 * @param repository the name of the repository, without the registry
 * @param tag the tag, empty for a push by digest only
 * @param at the time of the push, to the second
 */
record Push(String repository, String tag, String digest, Instant at) {

    /** The push in an event, if it is one and succeeded. */
    static Optional<Push> of(JsonObject event) {
        var detail = EventJson.object(event, "detail");
        var pushed = EventJson.text(event, "source").equals(Optional.of("aws.ecr"))
                && EventJson.text(detail, "action-type").equals(Optional.of("PUSH"))
                && EventJson.text(detail, "result").equals(Optional.of("SUCCESS"));
        var digest = EventJson.text(detail, "image-digest").filter(text -> text.matches("sha256:[0-9a-f]{64}"));
        if (!pushed || digest.isEmpty()) {
            return Optional.empty();
        }
        return EventJson.text(event, "time")
                .flatMap(Push::time)
                .map(at -> new Push(
                        EventJson.text(detail, "repository-name").orElse(""),
                        EventJson.text(detail, "image-tag").orElse(""),
                        digest.get(),
                        at));
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
