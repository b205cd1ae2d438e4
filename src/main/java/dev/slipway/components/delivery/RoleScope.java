package dev.slipway.components.delivery;

import com.pulumi.core.Output;
import dev.slipway.base.iam.Statement;

/** Roles of the stack. */
sealed interface RoleScope extends ResourceScope {
    /** The stack's roles, passed to one service.
     *
     * @param service such as {@code ecs-tasks.amazonaws.com}
     */
    record PassedRoles(String service) implements RoleScope {
        @Override
        public Statement statement(StackIdentity stack, String... actions) {
            return Statement.allow(actions)
                    .on(stack.roles())
                    .when("StringEquals", "iam:PassedToService", Output.of(service));
        }
    }

    /** The stack's roles with the permissions boundary, if there is one. */
    record BoundedRoles() implements RoleScope {
        @Override
        public Statement statement(StackIdentity stack, String... actions) {
            var statement = Statement.allow(actions).on(stack.roles());
            return stack.boundary()
                    .map(arn -> statement.when("StringEquals", "iam:PermissionsBoundary", arn))
                    .orElse(statement);
        }
    }

    /** The stack's roles, which get the permissions boundary; for a stack with a boundary. */
    record NewBoundary() implements RoleScope {
        @Override
        public boolean isEmpty(StackIdentity stack) {
            return stack.boundary().isEmpty();
        }

        @Override
        public Statement statement(StackIdentity stack, String... actions) {
            return new BoundedRoles().statement(stack, actions);
        }
    }
}
