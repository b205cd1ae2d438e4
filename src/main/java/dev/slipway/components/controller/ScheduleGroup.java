package dev.slipway.components.controller;

import com.pulumi.aws.scheduler.ScheduleGroupArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import java.util.Map;

/**
 * The <a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-group.html">group</a> of a stack's
 * schedules. The permissions of its deployment are limited to this group, since schedules have no tags.
 *
 * <p>Child: {@code <name>-group}.
 */
public final class ScheduleGroup extends Component {
    private static final String TYPE = "slipway:controller:ScheduleGroup";

    private final com.pulumi.aws.scheduler.ScheduleGroup group;

    public ScheduleGroup(String name) {
        super(TYPE, name, ComponentResourceOptions.Empty);
        group = new com.pulumi.aws.scheduler.ScheduleGroup(
                childName("group"),
                ScheduleGroupArgs.builder().name(stackName() + "-" + name).build(),
                childOptions());
        registerOutputs(Map.of("name", group.name()));
    }

    /** The name by which a schedule refers to its group. */
    public Output<String> groupName() {
        return group.name();
    }
}
