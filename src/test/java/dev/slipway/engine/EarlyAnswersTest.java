package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import com.pulumi.core.internal.ContextAwareCompletableFuture;
import com.pulumi.deployment.DeploymentInstance;
import com.pulumi.deployment.internal.DeploymentInstanceHolder;
import com.pulumi.deployment.internal.Monitor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pulumirpc.Resource.RegisterResourceOutputsRequest;
import pulumirpc.Resource.ResourceInvokeRequest;
import pulumirpc.Resource.ResourceInvokeResponse;

class EarlyAnswersTest {
    private static final ResourceInvokeRequest ZONES = ResourceInvokeRequest.newBuilder()
            .setTok("aws:index/getAvailabilityZones:getAvailabilityZones")
            .build();
    private static final ResourceInvokeRequest REGION = ResourceInvokeRequest.newBuilder()
            .setTok("aws:index/getRegion:getRegion")
            .build();

    private final Monitor engine = mock();
    private final EarlyAnswers monitor = new EarlyAnswers(engine);

    @Test
    void theProgramGetsTheAnswerOfAStartedCall() {
        var answer = ResourceInvokeResponse.getDefaultInstance();
        when(engine.invokeAsync(any())).thenReturn(CompletableFuture.completedFuture(answer));

        monitor.start(ZONES);
        monitor.start(ZONES);

        assertThat(monitor.invokeAsync(ZONES).join()).isSameAs(answer);
        verify(engine).invokeAsync(ZONES);
        verifyNoMoreInteractions(engine);
    }

    @Test
    void theFailureOfAStartedCallIsTheProgramsFailure() {
        var failure = new IllegalStateException("AccessDenied");
        when(engine.invokeAsync(any())).thenReturn(CompletableFuture.failedFuture(failure));

        monitor.start(ZONES);

        assertThatThrownBy(() -> monitor.invokeAsync(ZONES).join())
                .isInstanceOf(CompletionException.class)
                .hasCause(failure);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAnswerBelongsToTheRunThatAsksAndNotToTheOneThatStartedIt(boolean answeredFirst) {
        DeploymentInstance planned = mock();
        DeploymentInstance run = mock();
        var answer = new CompletableFuture<ResourceInvokeResponse>();
        var continued = new AtomicReference<DeploymentInstance>();
        try {
            DeploymentInstanceHolder.setInstance(planned);
            var ofPlan = ContextAwareCompletableFuture.wrap(answer);
            when(engine.invokeAsync(any())).thenReturn(ofPlan);
            monitor.start(ZONES);
            if (answeredFirst) {
                answer.complete(ResourceInvokeResponse.getDefaultInstance());
            }
            DeploymentInstanceHolder.setInstance(run);
            var asked = monitor.invokeAsync(ZONES);
            asked.thenAccept(zones -> continued.set(DeploymentInstanceHolder.getInstance()));
            answer.complete(ResourceInvokeResponse.getDefaultInstance());
            asked.join();
        } finally {
            DeploymentInstanceHolder.internalUnsafeDestroyInstance();
        }

        assertThat(continued.get()).isSameAs(run);
    }

    @Test
    void aLaterCallOfTheSameFunctionIsMadeAgain() {
        var later = ResourceInvokeResponse.newBuilder().build();
        when(engine.invokeAsync(any()))
                .thenReturn(CompletableFuture.completedFuture(ResourceInvokeResponse.getDefaultInstance()))
                .thenReturn(CompletableFuture.completedFuture(later));

        monitor.start(ZONES);
        monitor.invokeAsync(ZONES).join();

        assertThat(monitor.invokeAsync(ZONES).join()).isSameAs(later);
    }

    @Test
    void theRegionIsAskedOnce() {
        var answer = ResourceInvokeResponse.getDefaultInstance();
        when(engine.invokeAsync(any())).thenReturn(CompletableFuture.completedFuture(answer));

        assertThat(monitor.invokeAsync(REGION).join()).isSameAs(answer);
        assertThat(monitor.invokeAsync(REGION).join()).isSameAs(answer);
        verify(engine).invokeAsync(REGION);
    }

    @Test
    void theRegionOfAnotherProviderIsAnotherAnswer() {
        var ofProvider = REGION.toBuilder().setProvider("us-east-1").build();
        var answer = ResourceInvokeResponse.getDefaultInstance();
        when(engine.invokeAsync(any())).thenReturn(CompletableFuture.completedFuture(answer));

        monitor.invokeAsync(REGION);
        monitor.invokeAsync(ofProvider);

        verify(engine).invokeAsync(REGION);
        verify(engine).invokeAsync(ofProvider);
    }

    @Test
    void allElseIsForTheEngine() {
        var outputs = RegisterResourceOutputsRequest.getDefaultInstance();

        monitor.invokeAsync(ZONES);
        monitor.registerResourceOutputsAsync(outputs);

        verify(engine).invokeAsync(ZONES);
        verify(engine).registerResourceOutputsAsync(outputs);
    }
}
