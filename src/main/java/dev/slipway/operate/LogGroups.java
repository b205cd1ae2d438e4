package dev.slipway.operate;

import com.pulumi.exceptions.RunException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;

/** The log groups of services, for their containers or their function, and those of their controllers. */
final class LogGroups {
    private LogGroups() {}

    /**
     * One log group.
     *
     * @param service the service that it belongs to
     * @param part the suffix for a controller, such as {@code /sleep}; empty for the service itself
     */
    record Group(String name, String service, String part) {
        /** The name of a container's log stream, by awslogs or FireLens: one for each task. */
        private static final Pattern CONTAINER = Pattern.compile("ecs/(.+?)(?:-firelens-[0-9a-f]+|/[^/]+)");

        /** The source of a stream's lines: the service, or one of its controllers or sidecars. */
        String source(String stream) {
            var container = CONTAINER.matcher(stream);
            if (container.matches() && !container.group(1).equals(service)) {
                return service + "/" + container.group(1);
            }
            return service + part;
        }
    }

    /**
     * The log groups that exist.
     *
     * @throws RunException if a service has none
     */
    static List<Group> of(CloudWatchLogsClient logs, DeployedStack stack, List<String> services) {
        var groups = new ArrayList<Group>();
        for (var service : services) {
            var own = stack.logGroup(service);
            var request =
                    DescribeLogGroupsRequest.builder().logGroupNamePrefix(own).build();
            var names = logs.describeLogGroupsPaginator(request).logGroups().stream()
                    .map(LogGroup::logGroupName)
                    .toList();
            if (!names.contains(own)) {
                throw new RunException(
                        "the log group %s does not exist; run pulumi refresh and pulumi up -s %s to create it again"
                                .formatted(own, stack.name()));
            }
            names.stream()
                    .filter(name -> name.equals(own) || name.startsWith(own + "/"))
                    .forEach(name -> groups.add(new Group(name, service, name.substring(own.length()))));
        }
        return groups;
    }
}
