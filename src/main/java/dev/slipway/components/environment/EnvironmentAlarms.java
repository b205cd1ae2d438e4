package dev.slipway.components.environment;

import com.pulumi.core.Output;
import dev.slipway.components.alarm.AlarmDestination;

/**
 * The alarm topic of an environment.
 *
 * @param text the ARN
 */
record EnvironmentAlarms(String text) implements AlarmDestination {
    @Override
    public Output<String> arn() {
        return Output.of(text);
    }
}
