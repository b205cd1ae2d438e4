package dev.slipway.components.gateway;

import com.pulumi.asset.Archive;
import com.pulumi.aws.apigatewayv2.Api;
import com.pulumi.aws.apigatewayv2.Integration;
import com.pulumi.aws.servicediscovery.PrivateDnsNamespace;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.base.Component;
import dev.slipway.components.SharedResources;
import dev.slipway.components.domain.OriginVerificationSecret;
import dev.slipway.components.domain.Tls;
import dev.slipway.components.function.ContainerFunction;
import dev.slipway.components.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP API that the services of a stack share, open to every address over HTTPS. It forwards requests to tasks in
 * private subnets, found by Cloud Map, or to functions. It answers 404 to requests that no {@link #backend} and no
 * {@link #function} has a route for, and is not reachable before {@link #publish}.
 *
 * <p>Children: {@code <name>-http} (the API); with tasks {@code <name>-link} (the VPC link) and {@code <name>-namespace} (the
 * private DNS names {@code <service>.<name>.<stack>.<project>.internal}); {@code <name>-<service>} and
 * {@code <name>-<service>-route} for each service; {@code <name>-authorizer} behind a distribution; and
 * {@code <name>-stage}.
 */
public final class HttpApi extends Component {
    private static final String TYPE = "slipway:gateway:HttpApi";

    private final HttpApiSpec spec;
    private final Optional<Tls> tls;
    private final SharedResources shared;
    private final Api api;
    private final RouteAuthorization authorization;
    private final Network network;
    private final List<ApiRoutes> routes = new ArrayList<>();
    private @Nullable PrivateTargets targets;

    /**
     * @param network VPC of the tasks behind the API, whose private subnets hold the VPC link: other subnets replace the
     *     link
     * @param tls custom domain names, which then are the only ones; empty for the name that AWS assigns
     * @param authorizerCode archive of the function that admits only requests of the distribution, see
     *     {@link #originSecret}; empty for an API that admits all requests
     */
    public HttpApi(
            String name,
            HttpApiSpec spec,
            Network network,
            Optional<Tls> tls,
            Optional<Archive> authorizerCode,
            SharedResources shared) {
        super(TYPE, name, ComponentResourceOptions.Empty);
        this.spec = spec;
        this.network = network;
        this.tls = tls;
        this.shared = shared;
        api = new Api(
                childName("http"),
                HttpApiInputs.api(spec, tls, stackName()),
                options().protect(shared.protectedFromDeletion()).build());
        authorization = new RouteAuthorization(
                authorizerCode.map(code -> new OriginAuthorizer(childName("authorizer"), this, code)));
        registerOutputs(Map.of("id", id()));
    }

    /**
     * Adds an integration and the routes of a service. The first one creates the VPC link and the namespace.
     */
    public ServiceIntegration backend(String service, ServiceIntegrationSpec args) {
        if (targets == null) {
            targets = new PrivateTargets(
                    new VpcLink(childName("link"), network, childComponentOptions()),
                    new PrivateDnsNamespace(
                            childName("namespace"), HttpApiInputs.namespace(name(), network), childOptions()));
        }
        return new ServiceIntegration(childName(service), this, targets, service, args);
    }

    /** Adds an integration and the routes of a function. */
    public void function(ContainerFunction function, ServiceIntegrationSpec args) {
        new FunctionIntegration(childName(function.name()), this, function, args);
    }

    /**
     * Adds the routes of a service as children of the API, so that a change between tasks and a function keeps them.
     */
    ApiRoutes createRoutes(
            String service, ServiceIntegrationSpec args, Integration integration, List<Resource> before) {
        var added = new ApiRoutes(childName(service + "-route"), this, args, integration, before);
        routes.add(added);
        return added;
    }

    /**
     * Sets the resources that a route's authorizer comes after: the DNS records of the distribution. A route that exists admits
     * all requests until the records lead to the distribution. To be called before the first route.
     */
    public void authorizeAfter(List<Resource> records) {
        authorization.records().addAll(records);
    }

    /** The value of the header {@link OriginVerificationSecret#HEADER} that the distribution adds to requests. */
    public Optional<Output<String>> originSecret() {
        return authorization.authorizer().map(OriginAuthorizer::secret);
    }

    /** The host that AWS assigns, which a distribution forwards requests to. */
    public Output<String> executeApiHost() {
        return api.apiEndpoint().applyValue(url -> url.replaceFirst("^https://", ""));
    }

    /** Creates the stage, after all routes. To be called once. */
    public ApiStage publish() {
        return new ApiStage(childName("stage"), this, routes);
    }

    /** The API's id, which is also its dimension in CloudWatch metrics. */
    public Output<String> id() {
        return api.id();
    }

    HttpApiSpec spec() {
        return spec;
    }

    Optional<Tls> tls() {
        return tls;
    }

    SharedResources shared() {
        return shared;
    }

    /** The authorization of all routes. */
    RouteAuthorization authorization() {
        return authorization;
    }

    /** The API's ARN: {@code arn:aws:apigateway:<region>::/apis/<id>}. */
    Output<String> arn() {
        return api.arn();
    }

    /** The prefix of the ARNs of the API's requests. */
    Output<String> executionArn() {
        return api.executionArn();
    }
}
