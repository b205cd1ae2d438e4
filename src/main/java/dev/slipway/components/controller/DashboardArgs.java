package dev.slipway.components.controller;

import dev.slipway.components.database.Database;
import dev.slipway.components.gateway.ControlApi;
import java.util.Optional;

/**
 * What a dashboard shows.
 *
 * @param controllers of the service
 * @param control the API by which people call them
 * @param activity where the use of the service is counted
 * @param database that of the stack; empty where it has none
 */
public record DashboardArgs(
        Controllers controllers, ControlApi control, Activity activity, Optional<Database> database) {}
