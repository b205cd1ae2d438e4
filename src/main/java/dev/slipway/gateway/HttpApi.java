package dev.slipway.gateway;

import com.pulumi.aws.apigatewayv2.Api;
import com.pulumi.aws.apigatewayv2.ApiArgs;
import com.pulumi.aws.apigatewayv2.inputs.ApiCorsConfigurationArgs;
import com.pulumi.aws.servicediscovery.PrivateDnsNamespace;
import com.pulumi.aws.servicediscovery.PrivateDnsNamespaceArgs;
import com.pulumi.core.Output;
import com.pulumi.deployment.Deployment;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.component.Component;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The HTTP API that the services of a stack share: open to every address over HTTPS, it reaches their tasks in private
 * subnets and finds them by Cloud Map. It answers 404 to whatever no {@link #backend} takes, and nothing at all before
 * {@link #publish}.
 *
 * <p>Children: {@code <name>-http} (the API), {@code <name>-link} (the way into the VPC), {@code <name>-namespace} (the
 * private names of the services, {@code <service>.<name>.<stack>.<project>.internal}), one component for each backend,
 * and {@code <name>-stage}.
 */
public final class HttpApi extends Component {
    private static final String TYPE = "slipway:gateway:HttpApi";

    private final HttpApiArgs args;
    private final Api api;
    private final VpcLink link;
    private final PrivateDnsNamespace namespace;
    private final List<Backend> backends = new ArrayList<>();
    private final Map<String, String> owners = new HashMap<>();

    public HttpApi(String name, HttpApiArgs args) {
        this(name, args, ComponentResourceOptions.Empty);
    }

    public HttpApi(String name, HttpApiArgs args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        this.args = args;
        api = createApi();
        link = new VpcLink(child("link"), args.network(), inside());
        namespace = createNamespace();
        registerOutputs(Map.of("id", id()));
    }

    /**
     * Puts a service behind the API.
     *
     * @throws IllegalArgumentException for a route that another service has
     */
    public Backend backend(String service, BackendArgs args) {
        for (var route : args.routes()) {
            var owner = owners.putIfAbsent(route.key(), service);
            if (owner != null) {
                throw new IllegalArgumentException("%s and %s both have the path %s: choose another for one of them"
                        .formatted(owner, service, route.path()));
            }
        }
        var backend = new Backend(child(service), this, service, args);
        backends.add(backend);
        return backend;
    }

    /** Opens the API to its callers, when all backends are there. To be called once. */
    public Stage publish() {
        return new Stage(child("stage"), this, args, backends);
    }

    /** The API's id, which its metrics name it by. */
    public Output<String> id() {
        return api.id();
    }

    VpcLink link() {
        return link;
    }

    Output<String> namespaceId() {
        return namespace.id();
    }

    private Api createApi() {
        var builder = ApiArgs.builder().protocolType("HTTP").description("Services of " + stackName());
        // Said only where it is on: what is missing means off, and a plan stays as short as it was.
        args.tls().ifPresent(tls -> builder.disableExecuteApiEndpoint(true));
        args.cors().ifPresent(cors -> builder.corsConfiguration(cors(cors)));
        return new Api(
                child("http"),
                builder.build(),
                options().protect(args.protectedFromDeletion()).build());
    }

    private static ApiCorsConfigurationArgs cors(Cors cors) {
        return ApiCorsConfigurationArgs.builder()
                .allowOrigins(cors.origins())
                .allowMethods(cors.methods())
                .allowHeaders(cors.headers())
                .exposeHeaders(cors.exposed())
                .allowCredentials(cors.credentials())
                .maxAge((int) cors.maxAge().toSeconds())
                .build();
    }

    private PrivateDnsNamespace createNamespace() {
        var deployment = Deployment.getInstance();
        return new PrivateDnsNamespace(
                child("namespace"),
                PrivateDnsNamespaceArgs.builder()
                        .name("%s.%s.%s.internal"
                                .formatted(name(), deployment.getStackName(), deployment.getProjectName())
                                .toLowerCase(Locale.ROOT))
                        .description("Services behind the API " + name())
                        .vpc(args.network().vpcId())
                        .build(),
                own());
    }
}
