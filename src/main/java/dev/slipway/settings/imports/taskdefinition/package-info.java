/** Reader of ECS task definitions, as {@code aws ecs describe-task-definition} writes and {@code register-task-definition} reads them. */
@NullMarked
package dev.slipway.settings.imports.taskdefinition;

import org.jspecify.annotations.NullMarked;
