package dev.slipway.components.delivery;

import com.pulumi.core.Output;
import dev.slipway.base.iam.Statement;

/** On what an action is allowed. */
sealed interface ResourceScope {
    /** The tags by which a stack's resources are known; {@code dev.slipway.base.Tagging} sets them. */
    String PROJECT = "Project";

    String STACK = "Stack";

    /** The beginning of an ARN in an entry of a resource type. */
    String ARN = "arn:{partition}:";

    /**
     * The scope of an entry's key.
     *
     * @throws IllegalStateException for an unknown key
     */
    static ResourceScope of(String key) {
        return switch (key) {
            case "requestTag" -> new Born();
            case "resourceTag" -> new Owned();
            case "requestedRegion" -> new Regional();
            case "anyResource" -> new Global();
            case "buckets" -> new Buckets();
            case "boundedRoles" -> new Bounded();
            default -> {
                if (!key.startsWith(ARN)) {
                    throw new IllegalStateException("permissions have the unknown scope " + key);
                }
                yield new On(key.substring(ARN.length()));
            }
        };
    }

    /** Allows actions in this scope, for one stack. */
    Statement statement(StackIdentity stack, String... actions);

    /**
     * Resources by their ARN.
     *
     * @param arn after the partition, with {@code {region}}, {@code {account}} and, for {@code <project>-<stack>},
     *     {@code {stack}}
     */
    record On(String arn) implements ResourceScope {
        @Override
        public Statement statement(StackIdentity stack, String... actions) {
            return Statement.allow(actions).on(stack.arn(arn));
        }
    }

    /** The stack's own buckets and what is in them, by what their names begin with. */
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

    /** What has the stack's tags. */
    record Owned() implements ResourceScope {
        @Override
        public Statement statement(StackIdentity stack, String... actions) {
            return Statement.allow(actions)
                    .onAny("resource of this stack by its tags")
                    .when(stack.equal(), "aws:ResourceTag/" + PROJECT, Output.of(stack.project()))
                    .when(stack.equal(), "aws:ResourceTag/" + STACK, Output.of(stack.stack()));
        }
    }

    /** What gets the stack's tags by the call, and has no other stack's. */
    record Born() implements ResourceScope {
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

    /** What IAM cannot tell apart before it is there, or at all: everything in the stack's region. */
    record Regional() implements ResourceScope {
        @Override
        public Statement statement(StackIdentity stack, String... actions) {
            return Statement.allow(actions)
                    .onAny("resource in the region")
                    .when("StringEquals", "aws:RequestedRegion", stack.region());
        }
    }

    /** What has no region and no tags that IAM would look at. */
    record Global() implements ResourceScope {
        @Override
        public Statement statement(StackIdentity stack, String... actions) {
            return Statement.allow(actions).onAny("resource of a service without regions");
        }
    }

    /**
     * The stack's roles, handed to one service.
     *
     * @param service such as {@code ecs-tasks.amazonaws.com}
     */
    record Passing(String service) implements ResourceScope {
        @Override
        public Statement statement(StackIdentity stack, String... actions) {
            return Statement.allow(actions)
                    .on(stack.roles())
                    .when("StringEquals", "iam:PassedToService", Output.of(service));
        }
    }

    /** The stack's roles, with the account's boundary where there is one. */
    record Bounded() implements ResourceScope {
        @Override
        public Statement statement(StackIdentity stack, String... actions) {
            var statement = Statement.allow(actions).on(stack.roles());
            return stack.boundary()
                    .map(arn -> statement.when("StringEquals", "iam:PermissionsBoundary", Output.of(arn)))
                    .orElse(statement);
        }
    }
}
