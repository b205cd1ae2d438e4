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
import dev.slipway.components.cluster.Cluster;
import dev.slipway.components.image.PushedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One ECS service on Fargate.
 *
 * <p>Children: {@code <name>-task} (task definition, roles, logs), {@code <name>-tasks} (the security group of its
 * tasks), {@code <name>-migration} where something must have succeeded before,
 * {@code <name>-service}, {@code <name>-deployment} with the alarms that fail a deployment,
 * {@code <name>-alarms} where somebody is told of others, {@code <name>-scaling} where
 * something scales it, and {@code <name>-alternate} where it is deployed blue/green. Another image, size or variable makes a
 * new revision and a rolling deployment; ECS rolls it back when it fails, and then the {@code up} fails with the reason.
 * A service of a {@link PushedImage} runs copies of its task definition that others make: its revision is theirs, and an
 * {@code up} does not wait for it.
 */
public final class Service extends Component implements LinkClient, Linkable {
    private static final String TYPE = "slipway:service:Service";

    private final ServiceArgs args;
    private final Task task;
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
        tasks = new TaskSecurityGroup(childName("tasks"), name, args, childComponentOptions());
        // Image pulls need the routes, the capacity providers must be there, and a task connects to its stores at once.
        var before = new ArrayList<Resource>(List.of(args.network(), args.cluster(), tasks.egress()));
        before.addAll(args.uses().admit(this));
        createMigration(before).ifPresent(migration -> before.add(migration.done()));
        alarms = args.ingress()
                .alarms(name, args.topic(), DeploymentSlot.PRIMARY)
                .map(watched -> new DeploymentAlarms(childName("deployment"), watched, childComponentOptions()));
        service = createService(before);
        scaling = args.spec().scaling().active() ? Optional.of(createScaling()) : Optional.empty();
        deployed = args.pushed().isPresent()
                ? task.definition().arn()
                : RollbackCheck.refuse(
                        service, task.definition(), task.logGroup(), task.logStream(), alarms.map(each -> args.spec()
                                .deployTimeout()));
        alternate = args.ingress().blueGreen().map(each -> createAlternate(before));
        args.alarms()
                .ifPresent(each -> new ServiceAlarms(
                        childName("alarms"),
                        name,
                        each,
                        args.cluster().clusterName(),
                        service.name(),
                        childComponentOptions()));
        registerOutputs(Map.of("taskDefinitionArn", deployed, "serviceName", service.name()));
    }

    /**
     * Tells of tasks that stop by themselves while ECS deploys this.
     *
     * @param log gets a line for each
     */
    public void watch(Consumer<String> log) {
        if (!Deployment.getInstance().isDryRun()) {
            watch(task.definition().arn(), deployed, log);
            alternate.ifPresent(each -> watch(each.definitionArn(), each.taskDefinitionArn(), log));
        }
    }

    private void watch(Output<String> definition, Output<String> done, Consumer<String> log) {
        TaskStartMonitor.begin(name(), args.cluster().arn(), definition, task.logGroup(), task.logStream(), done, log);
    }

    /**
     * The ARN of the task definition revision that runs: known when ECS has deployed it. Where pushes are rolled out, of
     * the revision whose copies run.
     */
    public Output<String> taskDefinitionArn() {
        return deployed;
    }

    /** The ARN of every revision of its task definition. */
    public Output<String> revisionsArn() {
        return task.definition().arnWithoutRevision().applyValue(family -> family + ":*");
    }

    /** The ARNs of the roles that its tasks have. */
    public List<Output<String>> roleArns() {
        return task.roleArns();
    }

    /** Where pushes of its image are rolled out: the image. */
    public Optional<PushedImage> pushed() {
        return args.pushed();
    }

    /** The service's ARN. */
    public Output<String> arn() {
        return service.id();
    }

    /** What it is, apart from where it runs. */
    public ServiceSpec spec() {
        return args.spec();
    }

    /** Who reaches it. */
    public Ingress ingress() {
        return args.ingress();
    }

    /** The cluster that it runs on. */
    public Cluster cluster() {
        return args.cluster();
    }

    /** The ARN of its scalable target, where something scales it. */
    public Optional<Output<String>> scalableTargetArn() {
        return scaling.map(Autoscaler::targetArn);
    }

    /** The service's physical name. */
    public Output<String> serviceName() {
        return service.name();
    }

    /** How its requests are shared out, where it is deployed blue/green. */
    public Optional<BlueGreen> blueGreen() {
        return args.ingress().blueGreen();
    }

    /** The physical name of its alternate, where it is deployed blue/green. */
    public Optional<Output<String>> alternateName() {
        return alternate.map(AlternateService::serviceName);
    }

    /** The ARN of the revision that its alternate runs, where it is deployed blue/green. */
    public Optional<Output<String>> alternateDefinitionArn() {
        return alternate.map(AlternateService::taskDefinitionArn);
    }

    /** Where requests reach what is being released, where it is deployed blue/green. */
    public Optional<Output<String>> testUrl() {
        return args.ingress().testUrl();
    }

    /** The names of the alarms that fail its deployments, of both sides. */
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

    /** Nothing but the way in: a service is found by its name. */
    @Override
    public LinkGrant access() {
        return LinkGrant.NONE;
    }

    /** Lets another service connect to the port, when there is somebody to connect to. */
    @Override
    public List<Resource> admit(LinkClient client) {
        return List.of(tasks.admit(client), service);
    }

    private Optional<Migration> createMigration(List<Resource> before) {
        return args.migration()
                .map(each -> new Migration(name(), args, task, tasks.id(), before, childComponentOptions()));
    }

    private com.pulumi.aws.ecs.Service createService(List<Resource> before) {
        var revision = new ServiceRevision(
                DeploymentSlot.PRIMARY, task.definition(), tasks.id(), alarms.map(DeploymentAlarms::names));
        return new com.pulumi.aws.ecs.Service(
                childName("service"),
                ServiceInputs.of(name(), args, revision, task.logGroup()),
                ServiceInputs.options(options(), args, before));
    }

    private AlternateService createAlternate(List<Resource> before) {
        var other = new AlternateService(name(), args, task, tasks.id(), before, childComponentOptions());
        if (args.ingress() instanceof Ingress.Balanced balanced) {
            balanced.target().lead(Output.tuple(deployed, other.taskDefinitionArn()));
        }
        return other;
    }

    private Autoscaler createScaling() {
        var resourceId = Output.format("service/%s/%s", args.cluster().clusterName(), service.name());
        return new Autoscaler(
                childName("scaling"),
                args.spec(),
                resourceId,
                args.ingress().group(DeploymentSlot.PRIMARY),
                childComponentOptions());
    }
}
