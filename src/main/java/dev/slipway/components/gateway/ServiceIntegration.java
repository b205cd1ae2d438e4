package dev.slipway.components.gateway;

import com.pulumi.aws.apigatewayv2.Integration;
import com.pulumi.aws.apigatewayv2.IntegrationArgs;
import com.pulumi.aws.servicediscovery.Service;
import com.pulumi.aws.servicediscovery.ServiceArgs;
import com.pulumi.aws.servicediscovery.inputs.ServiceDnsConfigArgs;
import com.pulumi.aws.servicediscovery.inputs.ServiceDnsConfigDnsRecordArgs;
import com.pulumi.aws.servicediscovery.inputs.ServiceHealthCheckCustomConfigArgs;
import com.pulumi.aws.vpc.SecurityGroupEgressRule;
import com.pulumi.aws.vpc.SecurityGroupEgressRuleArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.components.function.FunctionName;
import dev.slipway.components.function.RouteTarget;
import dev.slipway.components.function.SwitchableRoute;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A service behind an HTTP API: a Cloud Map service in which ECS registers the tasks, the integration that sends
 * requests to those of them that are healthy, and a route for each path. Where the service has an activator there is a second
 * integration, which calls it, and which of them a route leads to is the controllers' own after it is made. Made by
 * {@link HttpApi#backend}.
 */
public final class ServiceIntegration extends Component {
    private static final String TYPE = "slipway:gateway:ServiceIntegration";

    /** Seconds, as the console of ECS sets it. The API does not ask by DNS, but others in the VPC may. */
    private static final int TTL = 15;

    private final HttpApi api;
    private final HttpApi.Inside place;
    private final String service;
    private final ServiceIntegrationArgs args;
    private final Service registry;
    private final ApiRoutes routes;
    private final Optional<SwitchableRoute> switchableRoute;

    ServiceIntegration(String name, HttpApi api, HttpApi.Inside place, String service, ServiceIntegrationArgs args) {
        super(TYPE, name, ComponentResourceOptions.builder().parent(api).build());
        this.api = api;
        this.place = place;
        this.service = service;
        this.args = args;
        registry = createRegistry();
        var integration = createIntegration();
        var caller = args.activator().map(any -> createCaller());
        var first = args.activator().filter(RouteTarget.ACTIVATOR::equals).flatMap(any -> caller);
        routes = new ApiRoutes(childName("route"), api, args, first.orElse(integration), List.of());
        switchableRoute =
                caller.map(each -> new SwitchableApiRoutes(api, routes.routes(), integration, each, activator()));
        registerOutputs(Map.of("registryArn", registryArn()));
    }

    /** The ARN of the Cloud Map service in which ECS registers the tasks, with their port. */
    public Output<String> registryArn() {
        return registry.arn();
    }

    /** The port that the tasks listen on. */
    public int port() {
        return args.port();
    }

    /** The routes as a way to an activator, where the service has one. */
    public Optional<SwitchableRoute> switchableRoute() {
        return switchableRoute;
    }

    /** The security group of the link, which the tasks let in on the port. */
    public Output<String> securityGroupId() {
        return place.link().securityGroupId();
    }

    /** The id of the API, which its metrics name it by. */
    public Output<String> apiId() {
        return api.id();
    }

    /** Under which dimensions CloudWatch counts the requests of the service: sets of them, to be added up. */
    public Output<String> dimensions() {
        if (!args.countedByRoute()) {
            return Output.format("ApiId=%s", api.id());
        }
        return api.id().applyValue(id -> args.routes().stream()
                .map(route -> "ApiId=%s,%s".formatted(id, route.dimensions()))
                .collect(Collectors.joining(";")));
    }

    /** Lets the link reach the tasks: their security group, on the port, and nothing else. To be called once. */
    public void sendTo(Output<String> taskSecurityGroupId) {
        new SecurityGroupEgressRule(
                childName("to-tasks"),
                SecurityGroupEgressRuleArgs.builder()
                        .securityGroupId(securityGroupId())
                        .description("To the tasks of %s".formatted(service))
                        .ipProtocol("tcp")
                        .fromPort(port())
                        .toPort(port())
                        .referencedSecurityGroupId(taskSecurityGroupId)
                        .build(),
                childOptions());
    }

    ApiRoutes routes() {
        return routes;
    }

    private Service createRegistry() {
        // An API needs address and port of a task, and ECS registers the port with SRV records alone:
        // https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html
        var record =
                ServiceDnsConfigDnsRecordArgs.builder().type("SRV").ttl(TTL).build();
        return new Service(
                childName("registry"),
                ServiceArgs.builder()
                        .name(service)
                        .dnsConfig(ServiceDnsConfigArgs.builder()
                                .namespaceId(place.namespaceId())
                                .routingPolicy("MULTIVALUE")
                                .dnsRecords(record)
                                .build())
                        // ECS tells Cloud Map of each task's health. The threshold is always 1, but the provider
                        // drops an empty block.
                        .healthCheckCustomConfig(ServiceHealthCheckCustomConfigArgs.builder()
                                .failureThreshold(1)
                                .build())
                        // The tasks of a service that has just gone may still be registered.
                        .forceDestroy(true)
                        .build(),
                childOptions());
    }

    private Integration createIntegration() {
        return new Integration(
                childName("integration"),
                IntegrationArgs.builder()
                        .apiId(api.id())
                        .description("Tasks of " + service)
                        .integrationType("HTTP_PROXY")
                        .integrationMethod("ANY")
                        .integrationUri(registry.arn())
                        .connectionType("VPC_LINK")
                        .connectionId(place.link().id())
                        // The only version that private integrations have.
                        .payloadFormatVersion("1.0")
                        .timeoutMilliseconds((int) args.timeout().toMillis())
                        .build(),
                childOptions());
    }

    private Integration createCaller() {
        return new Integration(
                childName("activator"), SwitchableApiRoutes.caller(api.id(), service, activator()), childOptions());
    }

    private FunctionName activator() {
        return FunctionName.of("%s-%s-activator".formatted(stackName(), service));
    }
}
