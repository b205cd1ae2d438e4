package dev.slipway.realengine;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An emulated AWS on a loopback port ({@code src/test/engine/cloud.py}), empty at its start. */
final class EmulatedAws implements AutoCloseable {
    private static final Path SCRIPT = Path.of("src/test/engine/cloud.py");
    private static final String LOG = "log";
    private static final String CALLS = "calls.jsonl";
    private static final String FINDINGS = "findings";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI endpoint;
    private final Path folder;
    private final Process process;

    private EmulatedAws(URI endpoint, Path folder, Process process) {
        this.endpoint = endpoint;
        this.folder = folder;
        this.process = process;
    }

    static EmulatedAws start() {
        try {
            var port = freePort();
            var folder = Files.createTempDirectory("slipway-aws-");
            var builder = new ProcessBuilder(Prerequisites.python(), SCRIPT.toString(), Integer.toString(port))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve(LOG).toFile());
            builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
            builder.environment().put("CALLS_FILE", folder.resolve(CALLS).toString());
            builder.environment().put("FINDINGS_FILE", folder.resolve(FINDINGS).toString());
            var aws = new EmulatedAws(URI.create("http://127.0.0.1:" + port), folder, builder.start());
            aws.awaitAnswer();
            return aws;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A number, not a name: the SDKs address buckets by path on it. */
    URI endpoint() {
        return endpoint;
    }

    /** Calls an action of EC2's query API, and gives the answer as XML. */
    String ec2(String region, String action, Map<String, String> parameters) {
        return query(region, "ec2", "2016-11-15", action, parameters);
    }

    /** Calls an action of a query API, of a version, and gives the answer as XML. */
    String query(String region, String service, String version, String action, Map<String, String> parameters) {
        var form = parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "Action=%s&Version=%s&".formatted(action, version), ""));
        var request = signed(region, service, "application/x-www-form-urlencoded", form);
        return send(action, request.build());
    }

    /** Reads from a REST API that gives JSON. */
    JsonObject get(String region, String service, String path) {
        return JsonParser.parseString(read(region, service, "application/json", path))
                .getAsJsonObject();
    }

    /** Reads from a REST API that gives XML. */
    String xml(String region, String service, String path) {
        return read(region, service, "application/xml", path);
    }

    private String read(String region, String service, String type, String path) {
        var request =
                signed(region, service, type, "").uri(endpoint.resolve(path)).GET();
        return send(path, request.build());
    }

    /** Makes running tasks and metrics an hour older, and states of executions that wait. */
    void anHourPasses() {
        var request = HttpRequest.newBuilder(endpoint.resolve("/moto-api/an-hour-passes"))
                .POST(HttpRequest.BodyPublishers.noBody());
        send("an hour", request.build());
    }

    /** Evaluates the alarms that scale services, as {@code src/test/engine/alarms.py} describes it, and gives their results. */
    JsonArray evaluateAlarms() {
        var request = HttpRequest.newBuilder(endpoint.resolve("/moto-api/evaluate-alarms"))
                .POST(HttpRequest.BodyPublishers.noBody());
        return JsonParser.parseString(send("alarms", request.build())).getAsJsonArray();
    }

    /**
     * Makes requests fail, as {@code src/test/engine/failures.py} describes it, in place of those that failed until now.
     *
     * @return the number of requests that failed until now
     */
    int failRequests(String rules) {
        var request = HttpRequest.newBuilder(endpoint.resolve("/moto-api/failures"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(rules));
        return JsonParser.parseString(send("failures", request.build()))
                .getAsJsonObject()
                .get("failed")
                .getAsInt();
    }

    /**
     * Calls an action of a JSON API, and gives the answer.
     *
     * @param target what the service calls the action, as in {@code secretsmanager.CreateSecret}
     */
    JsonObject json(String region, String service, String target, String body) {
        var request =
                signed(region, service, "application/x-amz-json-1.1", body).header("X-Amz-Target", target);
        // An empty response is null here.
        return JsonParser.parseString(send(target, request.build())) instanceof JsonObject answer
                ? answer
                : new JsonObject();
    }

    /** The value of a secret of Secrets Manager. */
    String secret(String region, String arn) {
        return json(region, "secretsmanager", "secretsmanager.GetSecretValue", "{\"SecretId\": \"%s\"}".formatted(arn))
                .get("SecretString")
                .getAsString();
    }

    /** Sends a request to a REST API of XML or bytes. */
    void make(String region, String service, String method, String path, String body) {
        var request = signed(region, service, "application/octet-stream", body)
                .uri(endpoint.resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        send(method + " " + path, request.build());
    }

    /** Calls a function by the name of its alias, and gives the answer. */
    String invoke(String region, String arn, String event) {
        var parts = arn.split(":");
        var path = "/2015-03-31/functions/%s/invocations?Qualifier=%s".formatted(parts[6], parts[7]);
        var request = signed(region, "lambda", "application/json", event)
                .uri(endpoint.resolve(path))
                .build();
        var response = answer(request);
        if (response.headers().firstValue("x-amz-function-error").isPresent()) {
            throw new IllegalStateException("the function failed: " + response.body());
        }
        return body("Invoke", response);
    }

    /** The calls so far, as {@code src/test/engine/calls.py} records them: a JSON object per line. */
    List<String> calls() {
        try {
            return Files.readAllLines(folder.resolve(CALLS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder signed(String region, String service, String type, String body) {
        return HttpRequest.newBuilder(endpoint)
                .header("Content-Type", type)
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=test/20260101/%s/%s/aws4_request, SignedHeaders=host, Signature=0"
                                .formatted(region, service))
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private String send(String action, HttpRequest request) {
        return body(action, answer(request));
    }

    private static String body(String action, HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(action + " is refused: " + response.body());
        }
        return response.body();
    }

    private HttpResponse<String> answer(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The text of the first element of that name in an answer. */
    static String element(String name, String xml) {
        var found = Pattern.compile("<%1$s>([^<]+)</%1$s>".formatted(name)).matcher(xml);
        if (!found.find()) {
            throw new IllegalStateException("no " + name + " in " + xml);
        }
        return found.group(1);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitAnswer() {
        var giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > giveUp) {
                process.destroyForcibly();
                throw new IllegalStateException("the emulated AWS does not start; see " + folder.resolve(LOG));
            }
        }
    }

    private boolean answers() {
        try {
            var request = HttpRequest.newBuilder(endpoint.resolve("/moto-api/")).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return pause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private boolean pause() {
        try {
            return process.waitFor(200, TimeUnit.MILLISECONDS) && false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            // The provider retries after an error of the emulator, which could hide it.
            if (Files.readString(folder.resolve(LOG)).contains("Traceback")) {
                throw new IllegalStateException("the emulated AWS has a fault; see " + folder.resolve(LOG));
            }
            var findings = Files.readString(folder.resolve(FINDINGS));
            if (!findings.isEmpty()) {
                throw new AssertionError("AWS's service models do not allow these requests:\n" + findings);
            }
            for (var file : List.of(LOG, CALLS, FINDINGS)) {
                Files.delete(folder.resolve(file));
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
