package dev.slipway.components.service;

import com.pulumi.core.Output;
import com.pulumi.deployment.Deployment;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.base.Component;
import dev.slipway.base.link.LinkClient;
import dev.slipway.base.link.LinkGrant;
import dev.slipway.base.link.Linkable;
import dev.slipway.components.balancer.BlueGreen;
import dev.slipway.components.balancer.DeploymentSlot;
import dev.slipway.components.balancer.ServiceTarget;
import dev.slipway.components.cluster.Cluster;
import dev.slipway.components.function.SwitchableRoute;
import dev.slipway.components.gateway.ServiceIntegration;
import dev.slipway.components.image.PushedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

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
public final class Service extends Component implements LinkClient, Linkable {
    private static final String TYPE = "slipway:service:Service";

    private final ServiceArgs args;
    private final Task task;
    private final IngressRoute route;
    private final TaskSecurityGroup tasks;
    private final Optional<DeploymentAlarms> alarms;
    private final com.pulumi.aws.ecs.Service service;
    private final Optional<Autoscaler> scaling;
    private final Output<String> deployed;
    private final Optional<AlternateService> alternate;

    public Service(String name, ServiceArgs args) {
        this(name, args, ComponentResourceOptions.Empty);
    }

    public Service(String name, ServiceArgs args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        this.args = args;
        task = new Task(name, args, childComponentOptions());
        route = IngressRoute.create(name, args);
        tasks = new TaskSecurityGroup(childName("tasks"), name, args, route, childComponentOptions());
        // Image pulls need routes, a service needs the capacity providers, and a task its stores when it starts.
        var before = new ArrayList<Resource>(List.of(args.network(), args.cluster(), tasks.egress()));
        before.addAll(args.links().admit(this));
        createMigration(before).ifPresent(migration -> before.add(migration.done()));
        alarms = route.target()
                .flatMap(target -> DeploymentAlarms.Args.of(name, args, target, DeploymentSlot.PRIMARY))
                .map(watched -> new DeploymentAlarms(childName("deployment"), watched, childComponentOptions()));
        service = createService(before);
        scaling = args.spec().scaling().active() ? Optional.of(createScaling()) : Optional.empty();
        deployed = args.pushed().isPresent()
                ? task.definition().arn()
                : RollbackCheck.refuse(
                        service, task.definition(), task.logGroup(), task.logStream(), alarms.map(watched -> args.spec()
                                .deployTimeout()));
        alternate = blueGreen().map(weights -> createAlternate(before));
        args.shared()
                .alarmTopic()
                .ifPresent(topic -> new ServiceAlarms(
                        childName("alarms"),
                        new ServiceAlarms.Args(name, topic, args, service.name()),
                        childComponentOptions()));
        registerOutputs(Map.of("taskDefinitionArn", deployed, "serviceName", service.name()));
    }

    /**
     * Logs tasks that stop unexpectedly while ECS deploys the service; does nothing in a preview.
     *
     * @param log receives a line per task
     */
    public void watch(Consumer<String> log) {
        if (!Deployment.getInstance().isDryRun()) {
            watch(task.definition().arn(), deployed, log);
            alternate.ifPresent(other -> watch(other.definitionArn(), other.taskDefinitionArn(), log));
        }
    }

    private void watch(Output<String> definition, Output<String> done, Consumer<String> log) {
        TaskStartMonitor.begin(name(), args.cluster().arn(), definition, task.logGroup(), task.logStream(), done, log);
    }

    /**
     * The ARN of the task definition revision that runs; known after ECS has deployed it. If pushes are rolled out, it
     * is the ARN of the revision whose copies run.
     */
    public Output<String> taskDefinitionArn() {
        return deployed;
    }

    /** The ARN pattern of all revisions of its task definition. */
    public Output<String> revisionsArn() {
        return task.definition().arnWithoutRevision().applyValue(family -> family + ":*");
    }

    /** The ARNs of its execution role and its task role. */
    public List<Output<String>> roleArns() {
        return task.roleArns();
    }

    /** The image whose pushes are rolled out at run time; empty for any other image. */
    public Optional<PushedImage> pushed() {
        return args.pushed();
    }

    /** The service's ARN. */
    public Output<String> arn() {
        return service.id();
    }

    /** The service as the stack file describes it. */
    public ServiceSpec spec() {
        return args.spec();
    }

    /** The load balancer's target that sends requests to the service; empty for any other ingress. */
    public Optional<ServiceTarget> target() {
        return route.target();
    }

    /** The HTTP API's integration that sends requests to the service; empty for any other ingress. */
    public Optional<ServiceIntegration> integration() {
        return route.integration();
    }

    /** The route that controllers switch between the service and its activator; empty without an activator. */
    public Optional<SwitchableRoute> switchableRoute() {
        return route.switchableRoute();
    }

    /** The retention of its CloudWatch logs in days. */
    public int logRetentionDays() {
        return args.shared().logRetentionDays();
    }

    /** The cluster that it runs in. */
    public Cluster cluster() {
        return args.cluster();
    }

    /** The ARN of its scalable target; empty without autoscaling. */
    public Optional<Output<String>> scalableTargetArn() {
        return scaling.map(Autoscaler::targetArn);
    }

    /** The service's physical name. */
    public Output<String> serviceName() {
        return service.name();
    }

    /** The weights of its two deployment slots; empty for a rolling deployment. */
    public Optional<BlueGreen> blueGreen() {
        return args.spec().ingress().blueGreen();
    }

    /** The physical name of its alternate ECS service; empty for a rolling deployment. */
    public Optional<Output<String>> alternateName() {
        return alternate.map(AlternateService::serviceName);
    }

    /** The ARN of the revision that its alternate ECS service runs; empty for a rolling deployment. */
    public Optional<Output<String>> alternateDefinitionArn() {
        return alternate.map(AlternateService::taskDefinitionArn);
    }

    /** The URL of the test listener, which routes to the slot being released; empty for a rolling deployment. */
    public Optional<Output<String>> testUrl() {
        return route.testUrl();
    }

    /** The names of the alarms that roll its deployments back, of both deployment slots. */
    public List<Output<List<String>>> deploymentAlarms() {
        return Stream.concat(
                        alarms.map(DeploymentAlarms::names).stream(),
                        alternate.flatMap(AlternateService::alarms).stream())
                .toList();
    }

    /** The name of the log group of its containers. */
    public Output<String> logGroup() {
        return task.logGroup();
    }

    /** The id of the security group of its tasks. */
    @Override
    public Output<String> securityGroupId() {
        return tasks.id();
    }

    /** No variables or permissions: clients connect to a service by its Service Connect name. */
    @Override
    public LinkGrant access() {
        return LinkGrant.NONE;
    }

    /** Allows another service to connect to the port; includes the ECS service, which must exist before its clients. */
    @Override
    public List<Resource> admit(LinkClient client) {
        return List.of(tasks.admit(client), service);
    }

    private Optional<Migration> createMigration(List<Resource> before) {
        return args.spec()
                .migration()
                .map(migration ->
                        new Migration(name(), args, migration, task, tasks.id(), before, childComponentOptions()));
    }

    private com.pulumi.aws.ecs.Service createService(List<Resource> before) {
        var revision = new ServiceRevision(
                DeploymentSlot.PRIMARY, task.definition(), tasks.id(), alarms.map(DeploymentAlarms::names));
        return new com.pulumi.aws.ecs.Service(
                childName("service"),
                ServiceInputs.of(name(), args, route, revision, task.logGroup()),
                ServiceInputs.options(options(), args, route, before));
    }

    private AlternateService createAlternate(List<Resource> before) {
        var other = new AlternateService(name(), args, route, task, tasks.id(), before, childComponentOptions());
        route.target().ifPresent(target -> target.createWeightedRules(Output.tuple(deployed, other.taskDefinitionArn())));
        return other;
    }

    private Autoscaler createScaling() {
        var resourceId = Output.format("service/%s/%s", args.cluster().clusterName(), service.name());
        return new Autoscaler(
                childName("scaling"),
                args.spec(),
                resourceId,
                route.group(DeploymentSlot.PRIMARY),
                childComponentOptions());
    }
}
