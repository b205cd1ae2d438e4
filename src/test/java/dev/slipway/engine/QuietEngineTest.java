package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.pulumi.Context;
import com.pulumi.aws.sns.Topic;
import com.pulumi.core.internal.ContextAwareCompletableFuture;
import com.pulumi.deployment.internal.DeploymentImpl;
import com.pulumi.deployment.internal.Engine;
import com.pulumi.resources.StackOptions;
import dev.slipway.base.AwsContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import pulumirpc.EngineOuterClass.LogRequest;

class QuietEngineTest {
    private final List<String> messages = new CopyOnWriteArrayList<>();

    private void run(Consumer<Context> program) {
        Engine engine = mock();
        when(engine.logAsync(any())).thenAnswer(call -> {
            messages.add(call.<LogRequest>getArgument(0).getMessage());
            return ContextAwareCompletableFuture.completedFuture(null);
        });
        var stack = new StackInfo("project", "dev", Map.of("aws:region", "eu-west-1"), Set.of());
        var monitor = new EmbeddedMonitor(
                stack, AwsAccount.of(stack.config()), UnknownOutputs.ALL_KNOWN, (call, request) -> {});
        var state = new DeploymentImpl.DeploymentState(
                new DeploymentImpl.Config(ImmutableMap.of(), ImmutableSet.of()),
                SdkBusyLoopThrottle.LOG,
                null,
                "project",
                "dev",
                null,
                true,
                new QuietEngine(engine),
                monitor);
        Deployments.pulumi(state, StackOptions.Empty).runAsync(program).join();
    }

    @Test
    void theEngineGetsTheMessagesOfTheProgramAndNoneOfTheSdkAboutItsCalls() {
        run(context -> {
            new Topic("topic");
            context.export("region", AwsContext.region());
            context.log().debug("a debug message");
            context.log().warn("a warning");
        });

        assertThat(messages).containsExactly("a debug message", "a warning");
    }
}
