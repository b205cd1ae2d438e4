package dev.slipway.components.gateway;

import com.pulumi.aws.apigatewayv2.RouteArgs;
import com.pulumi.resources.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The authorization of an API's routes.
 *
 * @param authorizer the authorizer that admits requests of a distribution; empty for an API that admits all requests
 * @param records the DNS records of the distribution; a route that exists admits all requests until they have moved
 */
record RouteAuthorization(Optional<OriginAuthorizer> authorizer, List<Resource> records) {
    RouteAuthorization(Optional<OriginAuthorizer> authorizer) {
        this(authorizer, new ArrayList<>());
    }

    /** The resources that must exist before a route. */
    Stream<Resource> resources() {
        return Stream.concat(authorizer.stream(), records.stream());
    }

    /** The inputs of a route with this authorization. */
    RouteArgs.Builder route() {
        var builder = RouteArgs.builder();
        authorizer.ifPresent(origin -> builder.authorizationType("CUSTOM").authorizerId(origin.id()));
        return builder;
    }
}
