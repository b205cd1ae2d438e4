package dev.slipway.orders;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clients that post all the time, each on a connection of its own, until an answer says that it is the last. A request
 * that is not answered with 201 is a failure.
 */
final class Load {

    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger toldToClose = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();

    private Load() {}

    static Load start(int port, int clients, String path, String body) throws IOException {
        var load = new Load();
        for (int i = 0; i < clients; i++) {
            var client = KeepAliveClient.connect(port);
            var thread = new Thread(() -> load.post(client, path, body));
            load.threads.add(thread);
            thread.start();
        }
        return load;
    }

    private void post(KeepAliveClient client, String path, String body) {
        try (client) {
            while (true) {
                var answer = client.post(path, body);
                if (answer.status() != 201) {
                    failures.add(answer.toString());
                }
                answered.incrementAndGet();
                if (answer.last()) {
                    toldToClose.incrementAndGet();
                    return;
                }
            }
        } catch (IOException e) {
            failures.add(e.toString());
        }
    }

    int answered() {
        return answered.get();
    }

    /** Clients whose last answer said that it was the last. */
    int toldToClose() {
        return toldToClose.get();
    }

    /** What failed, once all clients have ended. */
    List<String> await() throws InterruptedException {
        for (var thread : threads) {
            thread.join();
        }
        return List.copyOf(failures);
    }
}
