package dev.slipway.base;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.aws.sns.Topic;
import com.pulumi.aws.sns.TopicArgs;
import com.pulumi.core.Output;
import com.pulumi.exceptions.RunException;
import com.pulumi.test.Mocks;
import com.pulumi.test.PulumiTest;
import com.pulumi.test.TestOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FallibleOutputTest {
    private final List<String> created = new CopyOnWriteArrayList<>();

    @AfterEach
    void cleanUp() {
        PulumiTest.cleanup();
    }

    /** The errors of an up with a topic that has an output as its display name, and another topic behind it. */
    private List<String> errors(Supplier<Output<String>> output) {
        var mocks = new Mocks() {
            @Override
            public CompletableFuture<ResourceResult> newResourceAsync(ResourceArgs resource) {
                created.add(resource.name + " " + resource.inputs.get("displayName"));
                return CompletableFuture.completedFuture(ResourceResult.of(Optional.of("id"), resource.inputs));
            }

            @Override
            public CompletableFuture<Map<String, Object>> callAsync(CallArgs call) {
                return CompletableFuture.failedFuture(new IllegalStateException(call.token));
            }
        };
        return PulumiTest.withMocks(mocks)
                .withOptions(TestOptions.builder().preview(false).build())
                .runTest(context -> {
                    var topic = new Topic(
                            "first",
                            TopicArgs.builder().displayName(output.get()).build());
                    new Topic(
                            "second",
                            TopicArgs.builder().displayName(topic.id()).build());
                })
                .errors();
    }

    @Test
    void aResultIsAnInputOfResources() {
        assertThat(errors(() -> FallibleOutput.of(() -> "work"))).isEmpty();
        assertThat(created).contains("first work", "second id");
    }

    @Test
    void aFailureEndsTheProgramWithItsMessageAlone() {
        var failure = new RunException("the work failed");

        assertThat(errors(() -> Output.of("")
                        .apply(known -> FallibleOutput.of(() -> {
                            throw failure;
                        }))))
                .containsExactly("the work failed");
        assertThat(errors(() ->
                        FallibleOutput.of(CompletableFuture.<String>failedFuture(new CompletionException(failure)))))
                .containsExactly("the work failed");
        assertThat(created).isEmpty();
    }

    @Test
    void workThatFailsLaterEndsTheProgramToo() {
        var work = new CompletableFuture<String>();

        assertThat(errors(() -> {
                    new Thread(() -> work.completeExceptionally(new RunException("the work failed"))).start();
                    return FallibleOutput.of(work);
                }))
                .containsExactly("the work failed");
    }
}
