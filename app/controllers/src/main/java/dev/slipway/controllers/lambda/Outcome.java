package dev.slipway.controllers.lambda;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Decision of a controller and its reason: one line of the log, and the response.
 *
 * @param warning true for a log line of level WARN
 * @param decision one of the words in the README
 * @param facts values that the decision is based on
 * @param answer the response for the client; by default the decision, reason and facts
 */
public record Outcome(
        boolean warning, String decision, String reason, Map<String, Object> facts, Optional<HttpAnswer> answer) {

    public Outcome {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    public static Outcome of(String decision, String reason) {
        return new Outcome(false, decision, reason, Map.of(), Optional.empty());
    }

    public static Outcome warning(String decision, String reason) {
        return new Outcome(true, decision, reason, Map.of(), Optional.empty());
    }

    public Outcome with(String fact, Object value) {
        var all = new LinkedHashMap<>(facts);
        all.put(fact, value);
        return new Outcome(warning, decision, reason, all, answer);
    }

    public Outcome answering(HttpAnswer http) {
        return new Outcome(warning, decision, reason, facts, Optional.of(http));
    }

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("decision", decision);
        json.put("reason", reason);
        json.putAll(facts);
        return json;
    }
}
