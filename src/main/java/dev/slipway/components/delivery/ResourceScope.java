package dev.slipway.components.delivery;

import com.pulumi.core.Output;
import dev.slipway.base.Arns;
import dev.slipway.base.LookUp;
import dev.slipway.base.iam.Statement;
import java.util.stream.Stream;

/** The resources that a policy allows an action on. */
sealed interface ResourceScope
        permits ResourceScope.Arn,
                ResourceScope.Buckets,
                ResourceScope.ReadResources,
                ResourceScope.Records,
                ResourceScope.InRegion,
                ResourceScope.AnyResource,
                TagScope,
                RoleScope {
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
            case "requestTag" -> new TagScope.TaggedByRequest("");
            case "resourceTag" -> new TagScope.Tagged();
            case "requestedRegion" -> new InRegion();
            case "anyResource" -> new AnyResource();
            case "buckets" -> new Buckets();
            case "readObjects" -> new ReadResources("s3");
            case "readParameters" -> ReadResources.PARAMETERS;
            case "readSecrets" -> new ReadResources("secretsmanager");
            case "readUserPools" -> new ReadResources("cognito-idp");
            case "existingListeners" -> new ReadResources("elasticloadbalancing");
            case "boundedRoles" -> new RoleScope.BoundedRoles();
            case "newBoundary" -> new RoleScope.NewBoundary();
            case "records" -> new Records();
            case "otherStacks" -> new TagScope.OtherStacks();
            case "databaseSecrets" -> new TagScope.DatabaseSecrets();
            default -> {
                if (key.startsWith(REQUEST_TAG_ON + ARN_PREFIX)) {
                    yield new TagScope.TaggedByRequest(key.substring((REQUEST_TAG_ON + ARN_PREFIX).length()));
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

    /** True if the stack's plan has no resource of this scope. */
    default boolean isEmpty(StackIdentity stack) {
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
        public boolean isEmpty(StackIdentity stack) {
            return stack.planned().buckets().isEmpty();
        }

        @Override
        public Statement statement(StackIdentity stack, String... actions) {
            var statement = Statement.allow(actions);
            for (var name : stack.planned().buckets()) {
                statement = statement.on(Output.format("arn:%s:s3:::%s*", stack.partition(), name));
            }
            return statement;
        }
    }

    /**
     * The existing resources of a service that the deployment reads or adds to: the secrets and user pools of logins, the
     * secrets and parameters of image builds, the S3 objects that other services read with its permissions, and the listeners
     * that get rules.
     *
     * @param service the service in their ARNs
     */
    record ReadResources(String service) implements ResourceScope {
        /** The parameters of image builds. */
        static final ReadResources PARAMETERS = new ReadResources("ssm");

        @Override
        public boolean isEmpty(StackIdentity stack) {
            return arns(stack).findAny().isEmpty();
        }

        @Override
        public Statement statement(StackIdentity stack, String... actions) {
            return Statement.allow(actions).on(arns(stack).toList());
        }

        private Stream<Output<String>> arns(StackIdentity stack) {
            return stack.planned().readResources().stream()
                    .filter(arn -> Arns.service(arn).equals(service))
                    .flatMap(arn -> arn.startsWith(ARN_PREFIX)
                            ? stack.arns(arn.substring(ARN_PREFIX.length())).stream()
                            : Stream.of(Output.of(arn)));
        }
    }

    /**
     * The DNS records of the plan, in the hosted zones that the program looks up. Names are compared in the
     * <a href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/specifying-conditions-route53.html">normalized form</a>.
     */
    record Records() implements ResourceScope {
        private static final String WILDCARD = "*.";

        @Override
        public boolean isEmpty(StackIdentity stack) {
            return stack.planned().zones().isEmpty();
        }

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
}
