package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.deployment.internal.GrpcEngine;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import pulumirpc.EngineOuterClass.LogRequest;

class GrpcThreadsTest {
    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("grpc-default-worker"))
                .toList();
    }

    /** In another version of gRPC, the threads would stay. */
    @Test
    void theThreadsOfTheConnectionsEnd() throws InterruptedException {
        var engine = new GrpcEngine("127.0.0.1:1");
        engine.logAsync(LogRequest.getDefaultInstance())
                .handle((answer, failure) -> failure instanceof CompletionException)
                .join();
        var started = threads();

        GrpcThreads.stop();

        assertThat(started).isNotEmpty();
        for (var thread : started) {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        }
        assertThat(threads()).isEmpty();
    }
}
