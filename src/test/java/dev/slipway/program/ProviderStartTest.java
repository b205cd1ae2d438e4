package dev.slipway.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.aws.AwsFunctions;
import com.pulumi.resources.StackOptions;
import dev.slipway.engine.EmbeddedEngine;
import dev.slipway.engine.StackInfo;
import dev.slipway.engine.UnknownOutputs;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import pulumirpc.Resource.ResourceInvokeRequest;

class ProviderStartTest {
    /** Only an equal request gets the early answer. */
    @Test
    void theRequestIsThatOfTheSdk() {
        var stack = new StackInfo("shop", "test", Map.of("aws:region", "eu-west-1"), Set.of());
        var requests = new CopyOnWriteArrayList<ResourceInvokeRequest>();

        EmbeddedEngine.plan(
                stack,
                StackOptions.Empty,
                context ->
                        context.export("partition", AwsFunctions.getPartition().applyValue(found -> found.partition())),
                UnknownOutputs.ALL_KNOWN,
                (call, request) -> requests.add(request));

        assertThat(requests).containsExactly(ProviderStart.request());
    }
}
