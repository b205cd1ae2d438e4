package dev.slipway.components.delivery;

import com.pulumi.core.Output;
import dev.slipway.base.iam.Statement;

/** The resources that a policy allows an action on. */
sealed interface ResourceScope {
    /** The tags that identify the resources of a stack; {@code dev.slipway.base.Tagging} sets them. */
    String PROJECT = "Project";

    String STACK = "Stack";

    /** The beginning of an ARN in an entry of a resource type. */
    String ARN_PREFIX = "arn:{partition}:";

    /** The scope for a key of the permissions in an entry of a resource type.
     *
     * @throws IllegalStateException for an unknown key
     */
    static ResourceScope of(String key) {
        return switch (key) {
            case "requestTag" -> new TaggedByRequest();
            case "resourceTag" -> new Tagged();
            case "requestedRegion" -> new InRegion();
            case "anyResource" -> new AnyResource();
            case "buckets" -> new Buckets();
            case "readObjects" -> new ReadObjects();
            case "boundedRoles" -> new BoundedRoles();
            default -> {
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

    /** Resources with the stack's tags. */
    record Tagged() implements ResourceScope {
        @Override
        public Statement statement(StackIdentity stack, String... actions) {
            return Statement.allow(actions)
                    .onAny("resource of this stack by its tags")
                    .when(stack.equal(), "aws:ResourceTag/" + PROJECT, Output.of(stack.project()))
                    .when(stack.equal(), "aws:ResourceTag/" + STACK, Output.of(stack.stack()));
        }
    }

    /** Resources that get the stack's tags by the call, and have no tags of another stack. */
    record TaggedByRequest() implements ResourceScope {
        @Override
        public Statement statement(StackIdentity stack, String... actions) {
            return Statement.allow(actions)
                    .onAny("resource that the call tags for this stack")
                    .when(stack.equal(), "aws:RequestTag/" + PROJECT, Output.of(stack.project()))
                    .when(stack.equal(), "aws:RequestTag/" + STACK, Output.of(stack.stack()))
                    .when(stack.equal() + "IfExists", "aws:ResourceTag/" + PROJECT, Output.of(stack.project()))
                    .when(stack.equal() + "IfExists", "aws:ResourceTag/" + STACK, Output.of(stack.stack()));
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
            return Statement.allow(actions)
                    .onAny(stack.regions().size() == 1 ? "resource in the region" : "resource in the regions")
                    .when("StringEquals", "aws:RequestedRegion", stack.regions());
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
                    .map(arn -> statement.when("StringEquals", "iam:PermissionsBoundary", Output.of(arn)))
                    .orElse(statement);
        }
    }
}
