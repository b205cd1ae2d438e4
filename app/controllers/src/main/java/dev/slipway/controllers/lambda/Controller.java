package dev.slipway.controllers.lambda;

import java.util.Map;

/** The action of a function on an event. */
public interface Controller {

    /** Decides and acts. */
    Outcome handle(Event event);

    /**
     * Prepares the controller before Lambda takes a snapshot: it loads classes and reads,
     * and changes nothing.
     */
    void prime();

    /** The response for callers other than HTTP clients behind a gateway or load balancer. */
    default Map<String, Object> answer(Outcome outcome) {
        return outcome.json();
    }

    /** The HTTP response if AWS denies a call of the controller. */
    default HttpAnswer failed(HttpRequest request, int status, String reason) {
        return HttpAnswer.problem(status, reason);
    }
}
