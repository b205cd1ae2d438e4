package dev.slipway.components.gateway;

import com.pulumi.aws.apigatewayv2.Api;
import com.pulumi.aws.apigatewayv2.ApiArgs;
import com.pulumi.aws.servicediscovery.PrivateDnsNamespace;
import com.pulumi.aws.servicediscovery.PrivateDnsNamespaceArgs;
import com.pulumi.core.Output;
import com.pulumi.deployment.Deployment;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.components.function.ContainerFunction;
import dev.slipway.components.network.Network;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The HTTP API that the services of a stack share: open to every address over HTTPS, it reaches their tasks in private
 * subnets, which it finds by Cloud Map, or calls their functions. It answers 404 to whatever no {@link #backend} and no
 * {@link #function} takes, and nothing at all before {@link #publish}.
 *
 * <p>Children: {@code <name>-http} (the API); where tasks are behind it {@code <name>-link} (the way into the VPC) and
 * {@code <name>-namespace} (the private names of the services,
 * {@code <service>.<name>.<stack>.<project>.internal}); {@code <name>-<service>} and {@code <name>-<service>-route} for
 * each service; {@code <name>-authorizer} where callers come by a distribution alone; and {@code <name>-stage}.
 */
public final class HttpApi extends Component {
    private static final String TYPE = "slipway:gateway:HttpApi";

    private final HttpApiArgs args;
    private final Api api;
    private final Optional<OriginAuthorizer> authorizer;
    private final Optional<Inside> inside;
    private final List<ApiRoutes> routes = new ArrayList<>();
    private final Map<String, String> owners = new HashMap<>();

    public HttpApi(String name, HttpApiArgs args) {
        this(name, args, ComponentResourceOptions.Empty);
    }

    public HttpApi(String name, HttpApiArgs args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        this.args = args;
        api = createApi();
        authorizer = args.behindDistribution()
                .map(check -> new OriginAuthorizer(childName("authorizer"), this, args, check));
        inside = args.network()
                .map(network -> new Inside(
                        new VpcLink(childName("link"), network, childComponentOptions()), createNamespace(network)));
        registerOutputs(Map.of("id", id()));
    }

    /** By what the API reaches tasks, and by what it finds them. */
    record Inside(VpcLink link, PrivateDnsNamespace namespace) {
        Output<String> namespaceId() {
            return namespace.id();
        }
    }

    /**
     * Puts a service behind the API that runs as tasks.
     *
     * @throws IllegalArgumentException for a route that another service has, and for an API without a network
     */
    public ServiceIntegration backend(String service, ServiceIntegrationArgs args) {
        var place = inside.orElseThrow(() -> new IllegalArgumentException(
                "the tasks of %s are in a network: give it to the API".formatted(service)));
        claim(service, args);
        var backend = new ServiceIntegration(childName(service), this, place, service, args);
        routes.add(backend.routes());
        return backend;
    }

    /**
     * Puts a function behind the API.
     *
     * @throws IllegalArgumentException for a route that another service has
     */
    public void function(ContainerFunction function, ServiceIntegrationArgs args) {
        claim(function.name(), args);
        routes.add(new FunctionIntegration(childName(function.name()), this, function, args).routes());
    }

    private void claim(String service, ServiceIntegrationArgs args) {
        for (var route : args.routes()) {
            var owner = owners.putIfAbsent(route.key(), service);
            if (owner != null) {
                throw new IllegalArgumentException("%s and %s both have the path %s: choose another for one of them"
                        .formatted(owner, service, route.path()));
            }
        }
    }

    /** Opens the API to its callers, when all that is behind it is there. To be called once. */
    public ApiStage publish() {
        return new ApiStage(childName("stage"), this, args, routes);
    }

    /** The API's id, which its metrics name it by. */
    public Output<String> id() {
        return api.id();
    }

    /** What all routes ask whether a request comes by the distribution; empty for nothing. */
    Optional<OriginAuthorizer> authorizer() {
        return authorizer;
    }

    /** {@code arn:aws:apigateway:<region>::/apis/<id>}. */
    Output<String> arn() {
        return api.arn();
    }

    /** What the ARNs of its requests begin with. */
    Output<String> executionArn() {
        return api.executionArn();
    }

    private Api createApi() {
        var builder = ApiArgs.builder().protocolType("HTTP").description("Services of " + stackName());
        // Said only where it is on: what is missing means off, and a plan stays as short as it was.
        args.tls().ifPresent(tls -> builder.disableExecuteApiEndpoint(true));
        args.cors().ifPresent(cors -> builder.corsConfiguration(cors.inputs()));
        return new Api(
                childName("http"),
                builder.build(),
                options().protect(args.protectedFromDeletion()).build());
    }

    private PrivateDnsNamespace createNamespace(Network network) {
        var deployment = Deployment.getInstance();
        return new PrivateDnsNamespace(
                childName("namespace"),
                PrivateDnsNamespaceArgs.builder()
                        .name("%s.%s.%s.internal"
                                .formatted(name(), deployment.getStackName(), deployment.getProjectName())
                                .toLowerCase(Locale.ROOT))
                        .description("Services behind the API " + name())
                        .vpc(network.vpcId())
                        .build(),
                childOptions());
    }
}
