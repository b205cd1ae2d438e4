package dev.slipway.awsapi.failure;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Messages, exit codes and log lines of a failed task or deployment.
 *
 * @param reasons of tasks, containers and deployments, and the events of the service
 * @param exitCodes of the containers that have ended
 * @param log the last lines that were logged
 */
public record Symptoms(List<String> reasons, List<Integer> exitCodes, String log) {
    public Symptoms {
        reasons = List.copyOf(reasons);
        exitCodes = List.copyOf(exitCodes);
    }

    /**
     * True if a pattern is found.
     *
     * @param where {@code message}, {@code log} or {@code exitCode}
     */
    boolean have(String where, Pattern pattern) {
        return switch (where) {
            case "message" ->
                reasons.stream().anyMatch(reason -> pattern.matcher(reason).find());
            case "log" -> pattern.matcher(log).find();
            case "exitCode" ->
                exitCodes.stream()
                        .anyMatch(code -> pattern.matcher(code.toString()).matches());
            default -> throw new IllegalArgumentException("'%s' is not message, log or exitCode".formatted(where));
        };
    }
}
