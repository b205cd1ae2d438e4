package dev.slipway.engine;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The threads of the SDK's connections to Pulumi's engine. They wait for the network in native code, and the JVM gives such threads 300 ms
 * when it ends (HotSpot's {@code VM_Exit::wait_for_threads_in_native_to_block}). The SDK cannot close its connections.
 */
final class GrpcThreads {
    private GrpcThreads() {}

    /** Ends the threads, after the last call. Without this resource, as in another version of gRPC, they end with the JVM. */
    static void stop() {
        try {
            var threads = Class.forName("io.grpc.netty.shaded.io.grpc.netty.Utils")
                    .getDeclaredField("DEFAULT_WORKER_EVENT_LOOP_GROUP");
            threads.setAccessible(true);
            var group = (ExecutorService) Class.forName("io.grpc.internal.SharedResourceHolder")
                    .getMethod("get", Class.forName("io.grpc.internal.SharedResourceHolder$Resource"))
                    .invoke(null, threads.get(null));
            group.shutdown();
            group.awaitTermination(1, TimeUnit.SECONDS);
        } catch (ReflectiveOperationException e) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
