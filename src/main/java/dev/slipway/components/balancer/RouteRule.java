package dev.slipway.components.balancer;

import java.util.Optional;

/**
 * A listener rule of a route.
 *
 * @param owner the text that the rule's priority depends on, besides its conditions
 * @param label the rule's part of a child name
 * @param login name of the login before the action; empty for none
 */
record RouteRule(
        String owner, String label, ListenerRuleConditions conditions, RouteAction action, Optional<String> login) {}
