package dev.slipway.controllers.lambda;

/** What a function does with an event. */
public interface Controller {

    /** Decides and acts. */
    Outcome handle(Event event);

    /**
     * Does what needs doing once, before Lambda takes the snapshot that later starts come from: it loads classes and reads,
     * and changes nothing.
     */
    void prime();

    /** What a client gets when AWS does not let the controller act. */
    default HttpAnswer failed(HttpRequest request, int status, String reason) {
        return HttpAnswer.problem(status, reason);
    }
}
