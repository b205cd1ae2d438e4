package dev.slipway.controllers.aws;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/**
 * The JDK's HTTP client for the SDK. API Gateway changes its resources by PATCH, which the SDK's client on
 * {@link java.net.HttpURLConnection} cannot send. All other services use that one, since it starts faster.
 */
final class PatchingHttpClient implements SdkHttpClient {
    /** Headers that the JDK's client sets itself, to the values that the SDK has signed. */
    private static final Set<String> OWN = Set.of("host", "content-length", "connection", "expect");

    private final HttpClient client;
    private final Duration timeout;

    PatchingHttpClient(Duration connection, Duration timeout) {
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connection)
                .build();
        this.timeout = timeout;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return answer(send(converted(request, timeout)));
            }

            @Override
            public void abort() {
                // The SDK interrupts the thread, which ends the request.
            }
        };
    }

    @Override
    public String clientName() {
        return "JdkHttpClient";
    }

    @Override
    public void close() {
        // The client is closed with the process.
    }

    private static HttpRequest converted(HttpExecuteRequest request, Duration timeout) throws IOException {
        var http = request.httpRequest();
        var builder = HttpRequest.newBuilder(http.getUri())
                .timeout(timeout)
                .method(http.method().name(), body(request));
        http.forEachHeader((name, values) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> builder.header(name, value));
            }
        });
        return builder.build();
    }

    /** The body in one piece, so that its length is the signed length. */
    private static BodyPublisher body(HttpExecuteRequest request) throws IOException {
        if (request.contentStreamProvider().isEmpty()) {
            return BodyPublishers.noBody();
        }
        try (var content = request.contentStreamProvider().get().newStream()) {
            return BodyPublishers.ofByteArray(content.readAllBytes());
        }
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for a response", e);
        }
    }

    private static HttpExecuteResponse answer(HttpResponse<InputStream> response) {
        var body = AbortableInputStream.create(response.body());
        return HttpExecuteResponse.builder()
                .response(SdkHttpFullResponse.builder()
                        .statusCode(response.statusCode())
                        .headers(response.headers().map())
                        .content(body)
                        .build())
                .responseBody(body)
                .build();
    }
}
