package dev.slipway.service;

import com.pulumi.aws.ec2.SecurityGroup;
import com.pulumi.aws.ec2.SecurityGroupArgs;
import com.pulumi.aws.vpc.SecurityGroupEgressRule;
import com.pulumi.aws.vpc.SecurityGroupEgressRuleArgs;
import com.pulumi.aws.vpc.SecurityGroupIngressRule;
import com.pulumi.aws.vpc.SecurityGroupIngressRuleArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.cluster.Cluster;
import dev.slipway.component.Component;
import dev.slipway.image.PushedImage;
import dev.slipway.use.Access;
import dev.slipway.use.Client;
import dev.slipway.use.Usable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One ECS service on Fargate.
 *
 * <p>Children: {@code <name>-task} (task definition, roles, logs), {@code <name>-tasks} (the security group of its
 * tasks) with one rule for each who may connect, {@code <name>-migration} where something must have succeeded before,
 * {@code <name>-service}, and {@code <name>-scaling} where something scales it. Another image, size or variable makes a
 * new revision and a rolling deployment; ECS rolls it back when it fails, and then the {@code up} fails with the reason.
 * A service of a {@link PushedImage} runs copies of its task definition that others make: its revision is theirs, and an
 * {@code up} does not wait for it.
 */
public final class Service extends Component implements Client, Usable {
    private static final String TYPE = "slipway:service:Service";

    private final ServiceArgs args;
    private final Task task;
    private final SecurityGroup tasks;
    private final com.pulumi.aws.ecs.Service service;
    private final Optional<Autoscaler> scaling;
    private final Output<String> deployed;

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
        service = createService(before);
        scaling = args.spec().scaling().active() ? Optional.of(createScaling()) : Optional.empty();
        deployed = args.pushed().isPresent()
                ? task.definition().arn()
                : RolledBack.refuse(service, task.definition(), task.logGroup(), task.logStream());
        registerOutputs(Map.of("taskDefinitionArn", deployed, "serviceName", service.name()));
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
    public Access access() {
        return Access.NONE;
    }

    /** Lets another service connect to the port, when there is somebody to connect to. */
    @Override
    public List<Resource> admit(Client client) {
        return List.of(
                admit("service-" + client.name(), rule().referencedSecurityGroupId(client.securityGroupId())), service);
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

    private SecurityGroupIngressRule admit(String from, SecurityGroupIngressRuleArgs.Builder rule) {
        return new SecurityGroupIngressRule(
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
                ServiceInputs.of(name(), args, task.definition().arn(), tasks.id(), task.logGroup()),
                serviceOptions(before));
    }

    private CustomResourceOptions serviceOptions(List<Resource> before) {
        var all = new ArrayList<>(before);
        // ECS registers only with a target group that a listener uses.
        all.addAll(args.ingress().resources());
        var ownedAtRunTime = new ArrayList<String>();
        if (args.spec().capacity().ownedAtRunTime()) {
            ownedAtRunTime.add("desiredCount");
        }
        if (args.pushed().isPresent()) {
            ownedAtRunTime.add("taskDefinition");
        }
        return options()
                .dependsOn(all)
                .protect(args.protectedFromDeletion())
                .ignoreChanges(ownedAtRunTime)
                .build();
    }

    private Autoscaler createScaling() {
        var resourceId = Output.format("service/%s/%s", args.cluster().clusterName(), service.name());
        return new Autoscaler(child("scaling"), args.spec(), resourceId, args.ingress(), inside());
    }
}
