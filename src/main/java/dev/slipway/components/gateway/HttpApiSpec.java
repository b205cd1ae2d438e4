package dev.slipway.components.gateway;

import dev.slipway.base.Withers;
import java.util.Optional;

/**
 * Settings of an HTTP API.
 *
 * @param throttle default throttle of routes
 * @param cors empty for no CORS headers
 * @param accessLogs whether requests are logged
 * @param routeMetrics whether CloudWatch counts the requests of each route, at a price for each metric
 */
@Withers
public record HttpApiSpec(Throttle throttle, Optional<Cors> cors, boolean accessLogs, boolean routeMetrics)
        implements HttpApiSpecBuilder.With {
    /** 100 requests a second, no CORS, access logs, no metrics of routes. */
    public static final HttpApiSpec DEFAULT = new HttpApiSpec(Throttle.DEFAULT, Optional.empty(), true, false);
}
