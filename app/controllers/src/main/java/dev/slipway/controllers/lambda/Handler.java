package dev.slipway.controllers.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.slipway.controllers.aws.AwsFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Lambda handler that calls a controller. HTTP clients always get a response; for all other callers a failure
 * is an error of the function, so that Lambda and the scheduler retry.
 */
public abstract class Handler implements RequestStreamHandler {
    private static final Outcome KEPT = Outcome.of("ignored", "the call keeps the snapshot of the function active");

    private final Controller controller;
    private final Log log;

    @SuppressWarnings("unused") // Prevents its garbage collection.
    private final Priming priming;

    /**
     * Handler of a function of a service.
     *
     * @param name the name in log lines and metrics
     * @param out the stream for log lines
     */
    protected Handler(String name, Environment environment, Controller controller, PrintStream out) {
        this(name, environment, List.of("CLUSTER", "SERVICE"), controller, out);
    }

    /**
     * Handler of a function.
     *
     * @param name the name in log lines and metrics
     * @param subject the variables that identify the subject of the function in log lines and metrics
     * @param out the stream for log lines
     */
    protected Handler(
            String name, Environment environment, List<String> subject, Controller controller, PrintStream out) {
        this.controller = controller;
        log = new Log(name, environment, subject, out, InstantSource.system());
        priming = Priming.registered(controller, log);
    }

    @Override
    public final void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var event = Event.of(new String(input.readAllBytes(), StandardCharsets.UTF_8));
        var answer = answer(event, context.getAwsRequestId());
        output.write(EventJson.of(answer).getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Object> answer(Event event, String request) {
        try {
            var outcome = event.keepsSnapshot() ? KEPT : controller.handle(event);
            log.decided(request, event, outcome);
            return event.http()
                    .map(http -> outcome.answer()
                            .orElseGet(() -> HttpAnswer.json(200, outcome.json()))
                            .to(http))
                    .orElseGet(() -> controller.answer(outcome));
        } catch (AwsFailure e) {
            log.failed(request, event, e.reason(), e.detail());
            return failed(event, e.kind().status(), e);
        } catch (RuntimeException e) {
            log.failed(request, event, "this is an error of the controller itself", stack(e));
            return failed(event, 500, e);
        }
    }

    private Map<String, Object> failed(Event event, int status, RuntimeException failure) {
        var http = event.http().orElseThrow(() -> failure);
        var reason =
                failure instanceof AwsFailure known ? known.reason() : "the controller failed; its log has the reason";
        return controller.failed(http, status, reason).to(http);
    }

    private static String stack(RuntimeException e) {
        var top = e.getStackTrace().length == 0 ? "" : " at " + e.getStackTrace()[0];
        return e + top;
    }
}
