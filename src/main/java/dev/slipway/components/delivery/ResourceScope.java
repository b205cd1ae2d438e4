package dev.slipway.components.delivery;

import com.pulumi.core.Output;
import dev.slipway.base.Arns;
import dev.slipway.base.LookUp;
import dev.slipway.base.iam.Statement;
import java.util.stream.Stream;

/** The resources that a policy allows an action on. */
sealed interface ResourceScope {
    /** The tags that identify the resources of a stack; {@code dev.slipway.base.Tagging} sets them. */
    String PROJECT = "Project";

    String STACK = "Stack";

    /** The beginning of an ARN in an entry of a resource type. */
    String ARN_PREFIX = "arn:{partition}:";

    /** The beginning of a key for resources with an ARN that get the stack's tags by the call. */
    String REQUEST_TAG_ON = "requestTag ";

    /** The scope for a key of the permissions in an entry of a resource type.
     *
     * @throws IllegalStateException for an unknown key
     */
    static ResourceScope of(String key) {
        return switch (key) {
            case "requestTag" -> new TaggedByRequest("");
            case "resourceTag" -> new Tagged();
            case "requestedRegion" -> new InRegion();
            case "anyResource" -> new AnyResource();
            case "buckets" -> new Buckets();
            case "readObjects" -> new ReadObjects();
            case "readSecrets" -> new ReadResources("secretsmanager");
            case "readUserPools" -> new ReadResources("cognito-idp");
            case "existingListeners" -> new ReadResources("elasticloadbalancing");
            case "buildSecrets" -> new BuildSecrets("secretsmanager", "secret:%s-??????");
            case "buildParameters" -> new BuildSecrets("ssm", "parameter/%s");
            case "boundedRoles" -> new BoundedRoles();
            case "newBoundary" -> new NewBoundary();
            case "records" -> new Records();
            case "databaseSecrets" -> new DatabaseSecrets();
            default -> {
                if (key.startsWith(REQUEST_TAG_ON + ARN_PREFIX)) {
                    yield new TaggedByRequest(key.substring((REQUEST_TAG_ON + ARN_PREFIX).length()));
                }
                if (!key.startsWith(ARN_PREFIX)) {
                    throw new IllegalStateException("permissions have the unknown scope " + key);
                }
                yield new Arn(key.substring(ARN_PREFIX.length()));
            }
        };
    }

    /** The statement that allows actions in this scope, for one stack. */
    Statement statement(StackIdentity stack, String... actions);

    /** True if the statement names the region of the resources. */
    default boolean isRegional() {
        return false;
    }

    /** Resources with an ARN.
     *
     * @param arn the part after the partition, with {@code {region}}, {@code {account}} and {@code {stack}} for
     *     {@code <project>-<stack>}
     */
    record Arn(String arn) implements ResourceScope {
        @Override
        public boolean isRegional() {
            return arn.contains("{region}");
        }

        @Override
        public Statement statement(StackIdentity stack, String... actions) {
            return Statement.allow(actions).on(stack.arns(arn));
        }
    }

    /** The buckets of the stack and their objects, by the beginnings of their names. */
    record Buckets() implements ResourceScope {
        @Override
        public Statement statement(StackIdentity stack, String... actions) {
            var statement = Statement.allow(actions);
            for (var name : stack.planned().buckets()) {
                statement = statement.on(Output.format("arn:%s:s3:::%s*", stack.partition(), name));
            }
            return statement;
        }
    }

    /** The S3 objects that a service reads with the permissions of the deployment, such as certificates of clients. */
    record ReadObjects() implements ResourceScope {
        @Override
        public Statement statement(StackIdentity stack, String... actions) {
            return Statement.allow(actions)
                    .on(stack.planned().readObjects().stream()
                            .map(object -> Output.format("arn:%s:s3:::%s", stack.partition(), object))
                            .toList());
        }
    }

    /**
     * The existing resources of a service that the deployment reads for logins, or adds listener rules to.
     *
     * @param service the service in their ARNs
     */
    record ReadResources(String service) implements ResourceScope {
        @Override
        public Statement statement(StackIdentity stack, String... actions) {
            return Statement.allow(actions).on(arns(stack).map(Output::of).toList());
        }

        Stream<String> arns(StackIdentity stack) {
            return stack.planned().readResources().stream()
                    .filter(arn -> Arns.service(arn).equals(service));
        }
    }

    /**
     * The secrets or parameters that a build of an image reads with the permissions of the deployment.
     *
     * @param service {@code secretsmanager} or {@code ssm}
     * @param resource the end of the ARN of a name, as a format
     */
    record BuildSecrets(String service, String resource) implements ResourceScope {
        @Override
        public Statement statement(StackIdentity stack, String... actions) {
            var statement = Statement.allow(actions);
            for (var secret : stack.planned().buildSecretsOf(service)) {
                statement = Arns.service(secret).equals(service)
                        ? statement.on(Output.of(secret))
                        : statement.on(stack.arns("%s:{region}:{account}:%s"
                                .formatted(
                                        service,
                                        resource.formatted(
                                                service.equals("ssm") ? secret.replaceFirst("^/", "") : secret))));
            }
            return statement;
        }
    }

    /** Resources with the stack's tags. */
    record Tagged() implements ResourceScope {
        @Override
        public boolean isRegional() {
            return true;
        }

        @Override
        public Statement statement(StackIdentity stack, String... actions) {
            return stack.inRegions(Statement.allow(actions)
                    .onAny("resource of this stack by its tags" + stack.place())
                    .when(stack.equal(), "aws:ResourceTag/" + PROJECT, Output.of(stack.project()))
                    .when(stack.equal(), "aws:ResourceTag/" + STACK, Output.of(stack.stack())));
        }
    }

    /**
     * Resources that get the stack's tags by the call, and have no tags of another stack.
     *
     * @param arn the part after the partition as in {@link Arn}; empty for any resource
     */
    record TaggedByRequest(String arn) implements ResourceScope {
        @Override
        public boolean isRegional() {
            return true;
        }

        @Override
        public Statement statement(StackIdentity stack, String... actions) {
            var statement = arn.isEmpty()
                    ? stack.inRegions(Statement.allow(actions)
                            .onAny("resource that the call tags for this stack" + stack.place()))
                    : Statement.allow(actions).on(stack.arns(arn));
            return tagged(statement, stack)
                    .when(stack.equal() + "IfExists", "aws:ResourceTag/" + PROJECT, Output.of(stack.project()))
                    .when(stack.equal() + "IfExists", "aws:ResourceTag/" + STACK, Output.of(stack.stack()));
        }

        static Statement tagged(Statement statement, StackIdentity stack) {
            return statement
                    .when(stack.equal(), "aws:RequestTag/" + PROJECT, Output.of(stack.project()))
                    .when(stack.equal(), "aws:RequestTag/" + STACK, Output.of(stack.stack()));
        }
    }

    /**
     * Resources that get the stack's tags by the call that creates them. A later call that tags an existing resource has no
     * <a href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/supported-iam-actions-tagging.html">CreateAction</a>.
     *
     * @param service the prefix of the service's actions
     */
    record TaggedAtCreation(String service) implements ResourceScope {
        @Override
        public boolean isRegional() {
            return true;
        }

        @Override
        public Statement statement(StackIdentity stack, String... actions) {
            var statement = stack.inRegions(Statement.allow(actions)
                    .onAny("resource that a call of %s creates".formatted(service) + stack.place()));
            return TaggedByRequest.tagged(statement, stack).when("Null", service + ":CreateAction", Output.of("false"));
        }
    }

    /**
     * The DNS records of the plan, in the hosted zones that the program looks up. Names are compared in the
     * <a href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/specifying-conditions-route53.html">normalized form</a>.
     */
    record Records() implements ResourceScope {
        private static final String WILDCARD = "*.";

        @Override
        public Statement statement(StackIdentity stack, String... actions) {
            var zones = stack.planned().zones().stream()
                    .map(zone -> Output.format(
                            "arn:%s:route53:::hostedzone/%s",
                            stack.partition(), LookUp.zoneId(zone).result()))
                    .toList();
            var names = stack.planned().records().stream()
                    .map(Records::normalized)
                    .map(Output::of)
                    .toList();
            return Statement.allow(actions)
                    .on(zones)
                    .when("ForAllValues:StringLike", "route53:ChangeResourceRecordSetsNormalizedRecordNames", names);
        }

        private static String normalized(String name) {
            return name.startsWith(WILDCARD) ? "\\052." + name.substring(WILDCARD.length()) : name;
        }
    }

    /**
     * The secret of the stack's database, by the
     * <a href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-secrets-manager.html">tag</a> that RDS gives to all of them; a
     * secret that is being created has none.
     */
    record DatabaseSecrets() implements ResourceScope {
        @Override
        public boolean isRegional() {
            return true;
        }

        @Override
        public Statement statement(StackIdentity stack, String... actions) {
            return Statement.allow(actions)
                    .on(stack.arns("secretsmanager:{region}:{account}:secret:rds!cluster-*"))
                    .when(
                            "StringLikeIfExists",
                            "aws:ResourceTag/aws:rds:primaryDBClusterArn",
                            stack.arns("rds:{region}:{account}:cluster:{stack}-*"));
        }
    }

    /** All resources in a region of the stack, for actions that IAM cannot limit further. */
    record InRegion() implements ResourceScope {
        @Override
        public boolean isRegional() {
            return true;
        }

        @Override
        public Statement statement(StackIdentity stack, String... actions) {
            return stack.inRegions(Statement.allow(actions)
                    .onAny(stack.regions().size() == 1 ? "resource in the region" : "resource in the regions"));
        }
    }

    /** All resources, for services without regions and without tags in policies. */
    record AnyResource() implements ResourceScope {
        @Override
        public Statement statement(StackIdentity stack, String... actions) {
            return Statement.allow(actions).onAny("resource of a service without regions");
        }
    }

    /** The stack's roles, passed to one service.
     *
     * @param service such as {@code ecs-tasks.amazonaws.com}
     */
    record PassedRoles(String service) implements ResourceScope {
        @Override
        public Statement statement(StackIdentity stack, String... actions) {
            return Statement.allow(actions)
                    .on(stack.roles())
                    .when("StringEquals", "iam:PassedToService", Output.of(service));
        }
    }

    /** The stack's roles with the permissions boundary, if there is one. */
    record BoundedRoles() implements ResourceScope {
        @Override
        public Statement statement(StackIdentity stack, String... actions) {
            var statement = Statement.allow(actions).on(stack.roles());
            return stack.boundary()
                    .map(arn -> statement.when("StringEquals", "iam:PermissionsBoundary", arn))
                    .orElse(statement);
        }
    }

    /** The stack's roles, which get the permissions boundary; for a stack with a boundary. */
    record NewBoundary() implements ResourceScope {
        @Override
        public Statement statement(StackIdentity stack, String... actions) {
            return new BoundedRoles().statement(stack, actions);
        }
    }
}
