package dev.slipway.operate;

import com.pulumi.exceptions.RunException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;

/** The log groups of services: of their containers or their function, and below each, those of their controllers. */
final class LogGroups {
    private LogGroups() {}

    /**
     * One log group.
     *
     * @param service whose it is
     * @param part what of the service logs there, as in {@code /sleep}; empty for the service itself
     */
    record Group(String name, String service, String part) {
        /** Containers have a stream for each task, also where their lines come by FireLens. */
        private static final Pattern CONTAINER = Pattern.compile("ecs/(.+?)(?:-firelens-[0-9a-f]+|/[^/]+)");

        /** Who logged to a stream: the service, or which part or other container of it. */
        String source(String stream) {
            var container = CONTAINER.matcher(stream);
            if (container.matches() && !container.group(1).equals(service)) {
                return service + "/" + container.group(1);
            }
            return service + part;
        }
    }

    /** Those that are there; a service without its own is refused. */
    static List<Group> of(CloudWatchLogsClient logs, DeployedStack stack, List<String> services) {
        var groups = new ArrayList<Group>();
        for (var service : services) {
            var own = stack.output("log_group", service)
                    .orElseThrow(() -> new RunException(
                            "the stack %s has no log_group of %s among its outputs; run pulumi up -s %1$s"
                                    .formatted(stack.name(), service)));
            var request =
                    DescribeLogGroupsRequest.builder().logGroupNamePrefix(own).build();
            var names = logs.describeLogGroupsPaginator(request).logGroups().stream()
                    .map(LogGroup::logGroupName)
                    .toList();
            if (!names.contains(own)) {
                throw new RunException("the log group %s is gone; pulumi refresh and pulumi up -s %s make it anew"
                        .formatted(own, stack.name()));
            }
            names.stream()
                    .filter(name -> name.equals(own) || name.startsWith(own + "/"))
                    .forEach(name -> groups.add(new Group(name, service, name.substring(own.length()))));
        }
        return groups;
    }
}
