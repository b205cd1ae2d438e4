package dev.slipway.components.service;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.base.Component;
import dev.slipway.base.link.LinkClient;
import dev.slipway.base.link.LinkGrant;
import dev.slipway.base.link.Linkable;
import dev.slipway.components.balancer.DeploymentSlot;
import dev.slipway.components.cluster.EcsCluster;
import dev.slipway.components.image.PushedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An ECS service on Fargate.
 *
 * <p>Children: {@code <name>-task} (task definition, roles, logs), {@code <name>-tasks} (the security group of its
 * tasks), {@code <name>-service}, and, depending on the arguments, {@code <name>-migration}, {@code <name>-deployment}
 * (deployment alarms), {@code <name>-alarms}, {@code <name>-scaling}, and {@code <name>-alternate} for a blue/green
 * deployment. A change of the image, the size or a variable creates a task definition revision and a rolling
 * deployment; if it fails, ECS rolls it back and the {@code up} fails with the reason. A service of a
 * {@link PushedImage} runs copies of its task definition that a controller registers at run time: an {@code up} does
 * not change the revision that runs, and does not wait for it.
 */
public final class Service extends Component implements LinkClient {
    private static final String TYPE = "slipway:service:Service";

    private final ServiceArgs args;
    private final IngressRoute route;
    private final TaskSecurityGroup tasks;
    private final ServiceParts parts;
    private final com.pulumi.aws.ecs.Service service;
    private final DeployedSlot primary;
    private final Optional<DeployedSlot> alternate;

    public Service(String name, ServiceArgs args) {
        this(name, args, ComponentResourceOptions.Empty);
    }

    public Service(String name, ServiceArgs args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        this.args = args;
        route = args.placement().ingress().route(name, args.spec().ingress());
        tasks = new TaskSecurityGroup(
                childName("tasks"),
                "Tasks of the service " + name,
                args.task(),
                args.spec().ingress(),
                route,
                childComponentOptions());
        parts = createParts();
        var slot = new ServiceSlot(parts, DeploymentSlot.PRIMARY, parts.task().definition());
        var deploymentAlarms = slot.deploymentAlarms()
                .map(alarms -> new DeploymentAlarms(childName("deployment"), alarms, childComponentOptions()));
        service = new com.pulumi.aws.ecs.Service(
                childName("service"), ServiceInputs.of(slot, deploymentAlarms), ServiceInputs.options(options(), slot));
        var autoscaler = slot.autoscaling(service)
                .map(scaling -> new Autoscaler(childName("scaling"), scaling, childComponentOptions()));
        primary = slot.deployed(service, deploymentAlarms, autoscaler);
        alternate = args.spec().ingress().blueGreen().map(weights -> createAlternate());
        slot.alarms(service)
                .ifPresent(alarms -> new ServiceAlarms(childName("alarms"), alarms, childComponentOptions()));
        registerOutputs(Map.of("taskDefinitionArn", primary.taskDefinitionArn(), "serviceName", service.name()));
    }

    /** The ECS service of the primary deployment slot, the only one of a rolling deployment. */
    public DeployedSlot primary() {
        return primary;
    }

    /** The ECS service of the alternate slot of a blue/green deployment; empty for a rolling deployment. */
    public Optional<DeployedSlot> alternate() {
        return alternate;
    }

    /** The service as the stack file describes it. */
    public ServiceSpec spec() {
        return args.spec();
    }

    /** The cluster that it runs in. */
    public EcsCluster cluster() {
        return args.cluster();
    }

    /** The image whose pushes are rolled out at run time; empty for any other image. */
    public Optional<PushedImage> pushed() {
        return args.pushed();
    }

    /** Its task definition, roles and log group. */
    public Task task() {
        return parts.task();
    }

    /** The route from the load balancer or the HTTP API. */
    public IngressRoute route() {
        return route;
    }

    /** The id of the security group of its tasks. */
    @Override
    public Output<String> securityGroupId() {
        return tasks.id();
    }

    /**
     * A port that other services connect to by the service's Service Connect name.
     *
     * @param port the name of the port; empty for the main port
     */
    public Linkable endpoint(String port) {
        return new Endpoint(this, port);
    }

    /** A port of a service, without variables and permissions of its clients. */
    private record Endpoint(Service service, String port) implements Linkable {
        @Override
        public LinkGrant access() {
            return LinkGrant.NONE;
        }

        /** Allows a client to connect; includes the ECS service, which must exist before its clients. */
        @Override
        public List<Resource> admit(LinkClient client) {
            return List.of(service.tasks.admit(client, port), service.service);
        }
    }

    /** The parts that the deployment slots share; they exist before a migration runs, and the migration before the slots. */
    private ServiceParts createParts() {
        var keepsRevision = args.spec().ingress().keepsRevision(DeploymentSlot.PRIMARY);
        var task = new Task(name(), args.task(), keepsRevision, childComponentOptions());
        // Image pulls need routes, a service needs the capacity providers, and a task its stores when it starts.
        var before = new ArrayList<Resource>(List.of(args.network(), args.cluster()));
        before.addAll(tasks.rules());
        before.addAll(args.links().admit(this));
        args.fileSystems().values().forEach(client -> before.addAll(client.admit(this)));
        var unmigrated = new ServiceParts(name(), args, task, route, tasks, before);
        return args.spec()
                .migration()
                .map(spec -> new Migration(childName("migration"), unmigrated, spec, childComponentOptions()))
                .map(migration -> unmigrated.after(migration.done()))
                .orElse(unmigrated);
    }

    private DeployedSlot createAlternate() {
        var other = new AlternateService(childName("alternate"), parts, childComponentOptions()).deployed();
        var deployed = Output.tuple(primary.taskDefinitionArn(), other.taskDefinitionArn());
        route.targets().forEach(target -> target.createWeightedRules(deployed));
        return other;
    }
}
