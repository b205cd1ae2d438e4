package dev.slipway.components.balancer;

/**
 * A listener rule of a route.
 *
 * @param owner the text that the rule's priority depends on, besides its conditions
 * @param label the rule's part of a child name
 */
record RouteRule(String owner, String label, ListenerRuleConditions conditions, RouteAction action) {}
