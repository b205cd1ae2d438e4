package dev.slipway.controllers.sleep;

import dev.slipway.controllers.aws.Aws;
import dev.slipway.controllers.aws.AwsFailure;
import dev.slipway.controllers.lambda.Controller;
import dev.slipway.controllers.lambda.Environment;
import dev.slipway.controllers.lambda.Event;
import dev.slipway.controllers.lambda.HttpAnswer;
import dev.slipway.controllers.lambda.Outcome;
import dev.slipway.controllers.route.Route;
import dev.slipway.controllers.service.EcsService;
import dev.slipway.controllers.service.Scaling;
import java.util.LinkedHashMap;
import java.util.Optional;

/** Scales a service to zero immediately, even if it is in use. */
public final class Kill implements Controller {
    private final EcsService service;
    private final Scaling scaling;
    private final Route route;

    public Kill(Environment environment, Aws aws) {
        this(EcsService.of(environment, aws), Scaling.of(environment, aws), Route.of(environment, aws));
    }

    Kill(EcsService service, Scaling scaling, Route route) {
        this.service = service;
        this.scaling = scaling;
        this.route = route;
    }

    @Override
    public Outcome handle(Event event) {
        if (event.http().isPresent() && !event.http().get().method().equals("POST")) {
            return Outcome.of("refused", "not POST")
                    .answering(HttpAnswer.problem(405, "POST stops the service").with("Allow", "POST"));
        }
        var unsuspended = suspended();
        var counts = service.scaleTo(0);
        route.switchTo(Route.RouteTarget.ACTIVATOR);
        if (unsuspended.isPresent()) {
            throw unsuspended.get();
        }
        var body = new LinkedHashMap<String, Object>();
        body.put("service", service.name());
        body.put("state", counts.state().word());
        body.put("running", counts.running());
        body.put("desired", counts.desired());
        return counts.on(Outcome.of("killed", "the desired count is 0")).answering(HttpAnswer.json(200, body));
    }

    /** Reads nothing, because the role of the function has no read permissions. */
    @Override
    public void prime() {
        service.name();
    }

    /** The failure to suspend the autoscaler, which is reported after the service has been scaled to zero. */
    private Optional<AwsFailure> suspended() {
        try {
            scaling.suspend(true);
            return Optional.empty();
        } catch (AwsFailure e) {
            return Optional.of(e);
        }
    }
}
