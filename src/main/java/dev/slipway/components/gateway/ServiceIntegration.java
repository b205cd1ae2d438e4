package dev.slipway.components.gateway;

import com.pulumi.aws.apigatewayv2.Integration;
import com.pulumi.aws.apigatewayv2.IntegrationArgs;
import com.pulumi.aws.servicediscovery.Service;
import com.pulumi.aws.vpc.SecurityGroupEgressRule;
import com.pulumi.aws.vpc.SecurityGroupEgressRuleArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.base.Component;
import dev.slipway.components.function.FunctionName;
import dev.slipway.components.function.InitialTarget;
import dev.slipway.components.function.SwitchableRoute;
import dev.slipway.components.network.TaskPorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A service behind an HTTP API, created by {@link HttpApi#backend}: a Cloud Map service in which ECS registers the tasks,
 * the integration that sends requests to the healthy ones, and a route for each path. A service with an activator has a
 * second integration, which invokes it; the controllers switch the routes between the two at run time.
 *
 * <p>Children: {@code <name>-registry}, {@code <name>-integration}, {@code <name>-to-tasks-<port>}, and {@code <name>-activator}
 * with an activator.
 */
public final class ServiceIntegration extends Component {
    private static final String TYPE = "slipway:gateway:ServiceIntegration";
    private static final String TO_TASKS = "to-tasks";

    private final HttpApi api;
    private final PrivateTargets targets;
    private final String service;
    private final ServiceIntegrationSpec args;
    private final Service registry;
    private final Optional<SwitchableRoute> switchableRoute;
    private final List<Resource> ready = new ArrayList<>();

    ServiceIntegration(String name, HttpApi api, PrivateTargets targets, String service, ServiceIntegrationSpec args) {
        super(TYPE, name, ComponentResourceOptions.builder().parent(api).build());
        this.api = api;
        this.targets = targets;
        this.service = service;
        this.args = args;
        registry = createRegistry();
        var integration = createIntegration();
        var caller = args.activator().map(any -> createCaller());
        var first = args.activator().filter(InitialTarget.ACTIVATOR::equals).flatMap(any -> caller);
        var routes = api.createRoutes(service, args, first.orElse(integration), List.of());
        switchableRoute = caller.map(
                activators -> new SwitchableApiRoutes(api, routes.routes(), integration, activators, activator()));
        registerOutputs(Map.of("registryArn", registryArn()));
    }

    /** The ARN of the Cloud Map service in which ECS registers the tasks, with their port. */
    public Output<String> registryArn() {
        return registry.arn();
    }

    /** The routes as a switchable route, for a service with an activator. */
    public Optional<SwitchableRoute> switchableRoute() {
        return switchableRoute;
    }

    /** The security group of the VPC link, for the ingress rule of the tasks. */
    public Output<String> securityGroupId() {
        return targets.link().securityGroupId();
    }

    /** The API's id, which is also its dimension in CloudWatch metrics. */
    public Output<String> apiId() {
        return api.id();
    }

    /** The CloudWatch dimensions of the requests of the service: sets separated by semicolons, to be added up. */
    public Output<String> dimensions() {
        if (!args.countedByRoute()) {
            return Output.format("ApiId=%s", api.id());
        }
        return api.id().applyValue(id -> args.routes().stream()
                .map(route -> "ApiId=%s,%s".formatted(id, route.dimensions()))
                .collect(Collectors.joining(";")));
    }

    /** Adds the egress rule from the VPC link to the security group of the tasks, on their port. To be called once. */
    public void sendTo(Output<String> taskSecurityGroupId) {
        ready.add(new SecurityGroupEgressRule(
                childName(ports().role(TO_TASKS)),
                SecurityGroupEgressRuleArgs.builder()
                        .securityGroupId(securityGroupId())
                        .description("To the tasks of %s".formatted(service))
                        .ipProtocol("tcp")
                        .fromPort(args.port())
                        .toPort(args.port())
                        .referencedSecurityGroupId(taskSecurityGroupId)
                        .build(),
                optionsOfFormer(TO_TASKS)));
    }

    /** The port of the tasks that the VPC link connects to. */
    public TaskPorts ports() {
        return TaskPorts.of(args.port());
    }

    /** The resources that must exist before ECS deploys the service. */
    public List<Resource> ready() {
        return ready;
    }

    private Service createRegistry() {
        return new Service(
                childName("registry"),
                ServiceIntegrationInputs.registry(service, targets.namespaceId()),
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
                        .connectionId(targets.link().id())
                        // The only version that private integrations have.
                        .payloadFormatVersion("1.0")
                        .timeoutMilliseconds((int) args.timeout().toMillis())
                        .build(),
                childOptions());
    }

    private Integration createCaller() {
        return new Integration(
                childName("activator"),
                ServiceIntegrationInputs.activator(api.id(), service, activator()),
                childOptions());
    }

    private FunctionName activator() {
        return FunctionName.of("%s-%s-activator".formatted(stackName(), service));
    }
}
