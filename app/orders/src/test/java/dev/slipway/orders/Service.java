package dev.slipway.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The service as a process of its own, on a free port, from its first accepted connection. */
record Service(Process process, int port, Path log) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    static Service start(ProcessBuilder command, Path log) throws IOException, InterruptedException {
        int port = freePort();
        command.environment().put("PORT", String.valueOf(port));
        var service = new Service(command.redirectOutput(log.toFile()).start(), port, log);
        service.await("it accepts connections or ends", () -> service.accepts() || !service.isAlive());
        assertThat(service.isAlive()).as(Files.readString(log)).isTrue();
        return service;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    <T> HttpResponse<T> get(String path, HttpResponse.BodyHandler<T> body) throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:" + port + path);
        return CLIENT.send(HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), body);
    }

    /** Of the answer; 0 without one. */
    int status(String path) {
        try {
            return get(path, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What it has logged so far. */
    Stream<String> lines() {
        try {
            return Files.readString(log).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean accepts() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void sendSigterm() {
        assertThat(process.supportsNormalTermination()).isTrue();
        process.destroy();
    }

    void await(String what, BooleanSupplier condition) throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                fail("Waited %s until %s:%n%s", PATIENCE, what, Files.readString(log));
            }
            Thread.sleep(50);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }
}
