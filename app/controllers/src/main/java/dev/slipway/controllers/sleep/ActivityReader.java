package dev.slipway.controllers.sleep;

import dev.slipway.controllers.aws.Aws;
import dev.slipway.controllers.lambda.Environment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Recent use of a service. */
@FunctionalInterface
interface ActivityReader {

    /** Reads the use in the time before now. */
    Reading read(Instant now, Duration idle);

    /** Source of the activity metrics. */
    enum ActivitySource {
        METRICS,
        BALANCER,
        API
    }

    /**
     * Use and the reason, according to the metrics.
     *
     * @param reason the reason in the log
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

    /** Use of a service. */
    enum Use {
        ACTIVE,
        IDLE,
        /** A metric has no data. */
        UNKNOWN
    }

    /** The reader for {@code ACTIVITY} and {@code ACTIVITY_DIMENSIONS}. */
    static ActivityReader of(Environment environment, Aws aws) {
        List<Map<String, String>> dimensions = environment.pairs("ACTIVITY_DIMENSIONS");
        return switch (environment.choice("ACTIVITY", ActivitySource.class)) {
            case METRICS ->
                new OwnMetrics(
                        new NamespaceMetrics(aws.cloudWatch(), environment.text("ACTIVITY_NAMESPACE"), dimensions));
            case BALANCER ->
                new Requests(new NamespaceMetrics(aws.cloudWatch(), "AWS/ApplicationELB", dimensions), "RequestCount");
            case API -> new Requests(new NamespaceMetrics(aws.cloudWatch(), "AWS/ApiGateway", dimensions), "Count");
        };
    }
}
