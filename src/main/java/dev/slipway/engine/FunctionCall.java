package dev.slipway.engine;

import java.util.Map;

/**
 * A call of a provider function by a program.
 *
 * @param token such as {@code aws:route53/getZone:getZone}
 */
public record FunctionCall(String token, Map<String, Object> arguments) {}
