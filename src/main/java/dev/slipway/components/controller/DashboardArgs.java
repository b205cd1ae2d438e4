package dev.slipway.components.controller;

import dev.slipway.components.database.Database;
import dev.slipway.components.gateway.ControlApi;
import java.util.Optional;

/**
 * Arguments of {@link Dashboard}.
 *
 * @param controllers controllers of the service
 * @param control control API of the service
 * @param activity source of the service's activity
 * @param database the stack's database; empty for a stack without one
 */
public record DashboardArgs(
        Controllers controllers, ControlApi control, Activity activity, Optional<Database> database) {}
