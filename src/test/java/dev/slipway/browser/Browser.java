package dev.slipway.browser;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * A browser without a window and one page in it, spoken to by the
 * <a href="https://chromedevtools.github.io/devtools-protocol/">DevTools protocol</a>.
 */
public final class Browser implements AutoCloseable {
    private static final Gson JSON = new Gson();
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on ws://([^/]+)/.*");
    private static final int SECONDS = 60;

    private final Process process;
    private final Path profile;
    private final WebSocket socket;
    private final AtomicInteger calls = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonObject>> answers = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<JsonObject>> events = new ConcurrentHashMap<>();
    private final List<String> problems = new CopyOnWriteArrayList<>();

    private Browser(Process process, Path profile, URI page) {
        this.process = process;
        this.profile = profile;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(page, new Messages())
                .join();
        for (var domain : List.of("Page", "Runtime", "Log", "Network")) {
            call(domain + ".enable", Map.of());
        }
    }

    /** Starts a browser. */
    public static Browser start(Chromium chromium) throws IOException, InterruptedException {
        var profile = Files.createTempDirectory("slipway-browser-");
        var command = List.of(
                chromium.program().toString(),
                "--headless",
                "--no-sandbox",
                "--no-zygote",
                "--no-first-run",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--enable-unsafe-swiftshader",
                "--hide-scrollbars",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank");
        var errors = profile.resolve("errors").toFile();
        var builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(errors);
        builder.environment().putAll(chromium.environment());
        var process = builder.start();
        try {
            return new Browser(process, profile, page(process, errors.toPath()));
        } catch (IOException | InterruptedException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** The address of the page's debugger, as the browser prints it. */
    private static URI page(Process process, Path errors) throws IOException, InterruptedException {
        for (var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS); System.nanoTime() < end; ) {
            var listening = LISTENING.matcher(Files.readString(errors));
            if (listening.find()) {
                var list = HttpRequest.newBuilder(URI.create("http://%s/json/list".formatted(listening.group(1))))
                        .build();
                var targets = HttpClient.newHttpClient()
                        .send(list, BodyHandlers.ofString())
                        .body();
                for (var target : JsonParser.parseString(targets).getAsJsonArray()) {
                    if (target.getAsJsonObject().get("type").getAsString().equals("page")) {
                        return URI.create(target.getAsJsonObject()
                                .get("webSocketDebuggerUrl")
                                .getAsString());
                    }
                }
            }
            if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        throw new IllegalStateException("the browser does not listen: " + Files.readString(errors));
    }

    /** Opens a file and waits until it is loaded. */
    public void open(Path file) {
        var loaded = new CompletableFuture<JsonObject>();
        events.put("Page.loadEventFired", loaded);
        problems.clear();
        call("Page.navigate", Map.of("url", file.toUri().toString()));
        loaded.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }

    /** The value of an expression; a promise is awaited. */
    public JsonElement evaluate(String expression) {
        var answer =
                call("Runtime.evaluate", Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException("%s: %s".formatted(expression, answer.get("exceptionDetails")));
        }
        var value = answer.getAsJsonObject("result").get("value");
        return value == null ? new JsonObject() : value;
    }

    /** Sets the colour scheme of the reader's system: {@code dark} or {@code light}. */
    public void prefer(String scheme) {
        call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    public void size(int width, int height) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    public void screenshot(Path file) throws IOException {
        var answer = call("Page.captureScreenshot", Map.of("format", "png"));
        Files.write(file, Base64.getDecoder().decode(answer.get("data").getAsString()));
    }

    /** Errors on the console and requests of anything but the file, since it was opened. */
    public List<String> problems() {
        return problems;
    }

    private JsonObject call(String method, Map<String, Object> parameters) {
        var id = calls.incrementAndGet();
        var answer = new CompletableFuture<JsonObject>();
        answers.put(id, answer);
        socket.sendText(JSON.toJson(Map.of("id", id, "method", method, "params", parameters)), true)
                .join();
        var message = answer.orTimeout(SECONDS, TimeUnit.SECONDS).join();
        if (message.has("error")) {
            throw new IllegalStateException("%s: %s".formatted(method, message.get("error")));
        }
        return message.getAsJsonObject("result");
    }

    private void receive(JsonObject message) {
        if (message.has("id")) {
            answers.remove(message.get("id").getAsInt()).complete(message);
            return;
        }
        var method = message.get("method").getAsString();
        var about = message.getAsJsonObject("params");
        var problem =
                switch (method) {
                    case "Runtime.exceptionThrown" -> true;
                    case "Runtime.consoleAPICalled" ->
                        List.of("error", "warning", "assert")
                                .contains(about.get("type").getAsString());
                    case "Log.entryAdded" ->
                        about.getAsJsonObject("entry")
                                .get("level")
                                .getAsString()
                                .equals("error");
                    case "Network.requestWillBeSent" ->
                        !about.getAsJsonObject("request")
                                .get("url")
                                .getAsString()
                                .matches("(?s)(file|data):.*");
                    default -> false;
                };
        if (problem) {
            problems.add("%s %s".formatted(method, about));
        }
        var waiting = events.remove(method);
        if (waiting != null) {
            waiting.complete(about);
        }
    }

    private final class Messages implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                var message = JsonParser.parseString(text.toString()).getAsJsonObject();
                text.setLength(0);
                receive(message);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }

    @Override
    public void close() throws IOException {
        socket.abort();
        process.destroyForcibly().onExit().join();
        var files = new ArrayList<Path>();
        try (var all = Files.walk(profile)) {
            all.forEach(files::add);
        }
        for (var at = files.size() - 1; at >= 0; at--) {
            Files.deleteIfExists(files.get(at));
        }
    }
}
