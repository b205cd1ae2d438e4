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

    boolean says(Pattern pattern) {
        return reasons.stream().anyMatch(reason -> pattern.matcher(reason).find());
    }

    boolean logged(Pattern pattern) {
        return pattern.matcher(log).find();
    }
}
