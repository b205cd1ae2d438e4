package dev.slipway.controllers.sleep;

import dev.slipway.controllers.aws.Aws;
import dev.slipway.controllers.lambda.Environment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Whether anybody has used a service lately. */
@FunctionalInterface
interface Activity {

    /** What is known of a span of time up to now. */
    Reading read(Instant now, Duration idle);

    /** Where activity is counted. */
    enum Source {
        METRICS,
        BALANCER,
        API
    }

    /**
     * What the metrics say.
     *
     * @param reason in words, for the log
     */
    record Reading(Use use, String reason) {
        static Reading active(String reason) {
            return new Reading(Use.ACTIVE, reason);
        }

        static Reading idle(String reason) {
            return new Reading(Use.IDLE, reason);
        }

        static Reading unknown(String reason) {
            return new Reading(Use.UNKNOWN, reason);
        }
    }

    /** What follows from a reading. */
    enum Use {
        ACTIVE,
        IDLE,
        /** Nothing is reported that should be. */
        UNKNOWN
    }

    /** The one that {@code ACTIVITY} and {@code ACTIVITY_DIMENSIONS} name. */
    static Activity of(Environment environment, Aws aws) {
        List<Map<String, String>> dimensions = environment.pairs("ACTIVITY_DIMENSIONS");
        return switch (environment.choice("ACTIVITY", Source.class)) {
            case METRICS ->
                new OwnMetrics(new Metrics(aws.cloudWatch(), environment.text("ACTIVITY_NAMESPACE"), dimensions));
            case BALANCER ->
                new Requests(new Metrics(aws.cloudWatch(), "AWS/ApplicationELB", dimensions), "RequestCount");
            case API -> new Requests(new Metrics(aws.cloudWatch(), "AWS/ApiGateway", dimensions), "Count");
        };
    }
}
