package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.aws.sns.Topic;
import com.pulumi.aws.sns.TopicArgs;
import com.pulumi.core.Output;
import dev.slipway.testing.Programs;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SdkBusyLoopThrottleTest {
    /** In another version of the SDK, a loop without this message would run without pauses. */
    @Test
    void theSdkLogsTheMessageInEachPassOfItsLoop() {
        // The SDK waits for this name, so that its loop runs until it has logged the message.
        var name = new CompletableFuture<String>();
        var plan = Programs.plan(context -> {
            // The engine has set its filter by now.
            var throttle = SdkBusyLoopThrottle.LOG.getFilter();
            SdkBusyLoopThrottle.LOG.setFilter(entry -> {
                if (entry.getMessage().startsWith(SdkBusyLoopThrottle.PASS_MESSAGE)) {
                    name.complete("passed");
                }
                return throttle.isLoggable(entry);
            });
            new Topic(
                    "topic",
                    TopicArgs.builder()
                            .name(Output.of(name.completeOnTimeout("no message", 20, TimeUnit.SECONDS)))
                            .build());
        });

        assertThat(plan.named("topic").text("name")).isEqualTo("passed");
    }
}
