package dev.slipway.service;

import com.pulumi.aws.ec2.SecurityGroup;
import com.pulumi.aws.ec2.SecurityGroupArgs;
import com.pulumi.aws.vpc.SecurityGroupEgressRule;
import com.pulumi.aws.vpc.SecurityGroupEgressRuleArgs;
import com.pulumi.aws.vpc.SecurityGroupIngressRule;
import com.pulumi.aws.vpc.SecurityGroupIngressRuleArgs;
import com.pulumi.core.Output;
import com.pulumi.deployment.Deployment;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.balancer.Side;
import dev.slipway.cluster.Cluster;
import dev.slipway.component.Component;
import dev.slipway.use.Client;
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
 * tasks) with one rule for each who may connect, {@code <name>-migration} where something must have succeeded before,
 * {@code <name>-service}, {@code <name>-deployment} with the alarms that fail a deployment, {@code <name>-scaling} where
 * something scales it, and {@code <name>-alternate} where it is deployed blue/green. Another image, size or variable makes a
 * new revision and a rolling deployment; ECS rolls it back when it fails, and then the {@code up} fails with the reason.
 */
public final class Service extends Component implements Client {
    private static final String TYPE = "slipway:service:Service";

    private final ServiceArgs args;
    private final Task task;
    private final SecurityGroup tasks;
    private final Optional<DeploymentAlarms> alarms;
    private final com.pulumi.aws.ecs.Service service;
    private final Optional<Autoscaler> scaling;
    private final Output<String> deployed;
    private final Optional<Alternate> alternate;

    public Service(String name, ServiceArgs args) {
        this(name, args, ComponentResourceOptions.Empty);
    }

    public Service(String name, ServiceArgs args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        this.args = args;
        task = new Task(name, args, inside());
        tasks = createSecurityGroup();
        createIngress();
        // Image pulls need the routes, the capacity providers must be there, and a task connects to its stores at once.
        var before = new ArrayList<Resource>(List.of(args.network(), args.cluster(), createEgress()));
        before.addAll(args.uses().admit(this));
        createMigration(before).ifPresent(migration -> before.add(migration.done()));
        alarms = args.ingress().alarms(child("deployment"), name, Side.PRIMARY, inside());
        service = createService(before);
        scaling = args.spec().scaling().active() ? Optional.of(createScaling()) : Optional.empty();
        deployed = RolledBack.refuse(service, task.definition(), task.logGroup(), name, alarms.map(each -> args.spec()
                .deployTimeout()));
        alternate = args.ingress().blueGreen().map(each -> createAlternate(before));
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
        StartWatch.begin(name(), args.cluster().arn(), definition, task.logGroup(), done, log);
    }

    /** The ARN of the task definition revision that runs: known when ECS has deployed it. */
    public Output<String> taskDefinitionArn() {
        return deployed;
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

    /** The physical name of its alternate, where it is deployed blue/green. */
    public Optional<Output<String>> alternateName() {
        return alternate.map(Alternate::serviceName);
    }

    /** The ARN of the revision that its alternate runs, where it is deployed blue/green. */
    public Optional<Output<String>> alternateDefinitionArn() {
        return alternate.map(Alternate::taskDefinitionArn);
    }

    /** Where requests reach what is being released, where it is deployed blue/green. */
    public Optional<Output<String>> testUrl() {
        return args.ingress().testUrl();
    }

    /** The names of the alarms that fail its deployments, of both sides. */
    public List<Output<List<String>>> deploymentAlarms() {
        return Stream.concat(
                        alarms.map(DeploymentAlarms::names).stream(), alternate.flatMap(Alternate::alarms).stream())
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

    private SecurityGroup createSecurityGroup() {
        return new SecurityGroup(
                child("tasks"),
                SecurityGroupArgs.builder()
                        .description("Tasks of the service " + name())
                        .vpcId(args.network().vpcId())
                        .build(),
                own());
    }

    private void createIngress() {
        if (args.ingress() instanceof Ingress.Balanced balanced) {
            admit("balancer", rule().referencedSecurityGroupId(balanced.target().securityGroupId()));
            balanced.target().sendTo(tasks.id());
        }
        if (args.ingress() instanceof Ingress.Api api) {
            admit("api", rule().referencedSecurityGroupId(api.backend().securityGroupId()));
            api.backend().sendTo(tasks.id());
        }
        if (args.ingress() instanceof Ingress.Public open) {
            for (var block : open.allow().blocks()) {
                admit(block.role(), rule().cidrIpv4(block.text()));
            }
        }
    }

    private SecurityGroupIngressRuleArgs.Builder rule() {
        var port = args.spec().container().port().getAsInt();
        return SecurityGroupIngressRuleArgs.builder()
                .securityGroupId(tasks.id())
                .ipProtocol("tcp")
                .fromPort(port)
                .toPort(port);
    }

    private void admit(String from, SecurityGroupIngressRuleArgs.Builder rule) {
        new SecurityGroupIngressRule(
                child("tasks-from-" + from), rule.description("From " + from).build(), own());
    }

    private SecurityGroupEgressRule createEgress() {
        return new SecurityGroupEgressRule(
                child("tasks-to-anywhere"),
                SecurityGroupEgressRuleArgs.builder()
                        .securityGroupId(tasks.id())
                        .description("Images, AWS APIs and whatever the application calls")
                        .ipProtocol("-1")
                        .cidrIpv4("0.0.0.0/0")
                        .build(),
                own());
    }

    private Optional<Migration> createMigration(List<Resource> before) {
        return args.migration().map(each -> new Migration(name(), args, task, tasks, before, inside()));
    }

    private com.pulumi.aws.ecs.Service createService(List<Resource> before) {
        return new com.pulumi.aws.ecs.Service(
                child("service"),
                ServiceInputs.of(
                        name(),
                        args,
                        new Revision(Side.PRIMARY, task.definition(), tasks.id(), alarms.map(DeploymentAlarms::names))),
                ServiceInputs.options(options(), args, before));
    }

    private Alternate createAlternate(List<Resource> before) {
        var other = new Alternate(name(), args, task, tasks.id(), before, inside());
        if (args.ingress() instanceof Ingress.Balanced balanced) {
            balanced.target().lead(Output.tuple(deployed, other.taskDefinitionArn()));
        }
        return other;
    }

    private Autoscaler createScaling() {
        var resourceId = Output.format("service/%s/%s", args.cluster().clusterName(), service.name());
        return new Autoscaler(
                child("scaling"), args.spec(), resourceId, args.ingress().group(Side.PRIMARY), inside());
    }
}
