package dev.slipway.components.delivery;

import com.pulumi.core.Output;
import dev.slipway.base.iam.Statement;
import java.util.List;

/** Resources that are identified by tags: those of their stack, which {@code dev.slipway.base.Tagging} sets, and those of RDS. */
sealed interface TagScope extends ResourceScope {
    /** The tag with the project. */
    String PROJECT = "Project";

    /** The tag with the stack. */
    String STACK = "Stack";

    @Override
    default boolean isRegional() {
        return true;
    }

    /** Resources with the stack's tags. */
    record Tagged() implements TagScope {
        @Override
        public Statement statement(StackIdentity stack, String... actions) {
            return stack.inRegions(Statement.allow(actions)
                    .onAny("resource of this stack by its tags" + stack.place())
                    .when(stack.equal(), "aws:ResourceTag/" + PROJECT, Output.of(stack.project()))
                    .when(stack.equal(), "aws:ResourceTag/" + STACK, Output.of(stack.stack())));
        }
    }

    /** Resources with the tags of the other stacks of the plan. */
    record OtherStacks() implements TagScope {
        @Override
        public boolean isEmpty(StackIdentity stack) {
            return stack.planned().otherStacks().isEmpty();
        }

        @Override
        public Statement statement(StackIdentity stack, String... actions) {
            return stack.inRegions(Statement.allow(actions)
                    .onAny("resource of the environment, or of a called stack, by its tags" + stack.place())
                    .when("StringEquals", "aws:ResourceTag/" + PROJECT, parts(stack, 0))
                    .when("StringEquals", "aws:ResourceTag/" + STACK, parts(stack, 1)));
        }

        private static List<Output<String>> parts(StackIdentity stack, int part) {
            return stack.planned().otherStacks().stream()
                    .map(name -> name.split("/")[part])
                    .distinct()
                    .map(Output::of)
                    .toList();
        }
    }

    /**
     * Resources that get the stack's tags by the call, and have no tags of another stack.
     *
     * @param arn the part after the partition as in {@link ResourceScope.Arn}; empty for any resource
     */
    record TaggedByRequest(String arn) implements TagScope {
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
    record TaggedAtCreation(String service) implements TagScope {
        @Override
        public Statement statement(StackIdentity stack, String... actions) {
            var statement = stack.inRegions(Statement.allow(actions)
                    .onAny("resource that a call of %s creates".formatted(service) + stack.place()));
            return TaggedByRequest.tagged(statement, stack).when("Null", service + ":CreateAction", Output.of("false"));
        }
    }

    /**
     * The secret of the stack's database, by the
     * <a href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-secrets-manager.html">tag</a> that RDS gives to all of them; a
     * secret that is being created has none.
     */
    record DatabaseSecrets() implements TagScope {
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
}
