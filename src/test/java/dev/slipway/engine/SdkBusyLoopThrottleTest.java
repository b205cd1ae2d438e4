package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.aws.sns.Topic;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class SdkBusyLoopThrottleTest {
    /** With another version of the SDK, a loop without this message would run without pauses. */
    @Test
    void theSdkLogsTheMessageInEachPassOfItsLoop() {
        var messages = new CopyOnWriteArrayList<String>();
        Programs.plan(context -> {
            // The engine has set its filter by now.
            var throttle = SdkBusyLoopThrottle.LOG.getFilter();
            SdkBusyLoopThrottle.LOG.setFilter(entry -> {
                messages.add(entry.getMessage());
                return throttle.isLoggable(entry);
            });
            new Topic("topic");
        });

        assertThat(messages).anyMatch(message -> message.startsWith(SdkBusyLoopThrottle.PASS_MESSAGE));
    }
}
