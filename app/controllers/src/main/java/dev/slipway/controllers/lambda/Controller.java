package dev.slipway.controllers.lambda;

import java.util.Map;

/** What a function does with an event. */
public interface Controller {

    /** Decides and acts. */
    Outcome handle(Event event);

    /**
     * Does what needs doing once, before Lambda takes the snapshot that later starts come from: it loads classes and reads,
     * and changes nothing.
     */
    void prime();

    /** What a caller gets who is no client behind a gateway or a balancer. */
    default Map<String, Object> answer(Outcome outcome) {
        return outcome.json();
    }

    /** What a client gets when AWS does not let the controller act. */
    default HttpAnswer failed(HttpRequest request, int status, String reason) {
        return HttpAnswer.problem(status, reason);
    }
}
