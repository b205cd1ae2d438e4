package dev.slipway.workflow;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * As much of <a href="https://docs.github.com/rest">GitHub's API</a> as the scripts use, of one repository: lists by pages,
 * comments, issues, pull requests. On loopback, on a port of its own.
 */
final class FakeGitHub implements AutoCloseable {
    static final String REPOSITORY = "octo-org/octo-repo";
    static final String TOKEN = "a-token";

    private final HttpServer server;
    private final Map<String, JsonObject> things = new TreeMap<>();
    private int last = 100;

    /** The requests that changed something, such as {@code POST issues/7/comments}. */
    final List<String> changes = new ArrayList<>();

    FakeGitHub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** An open pull request. */
    void pullRequest(int number, String owner, String branch, String sha, String... labels) {
        var request = new JsonObject();
        request.addProperty("number", number);
        request.addProperty("state", "open");
        var head = new JsonObject();
        head.addProperty("sha", sha);
        head.addProperty("label", owner + ":" + branch);
        request.add("head", head);
        request.add(
                "labels",
                new Gson()
                        .toJsonTree(List.of(labels).stream()
                                .map(label -> Map.of("name", label))
                                .toList()));
        things.put("pulls/" + number, request);
    }

    void close(int pullRequest) {
        things.get("pulls/" + pullRequest).addProperty("state", "closed");
    }

    /** Adds an earlier comment. */
    void comment(int issue, String type, String body) {
        last++;
        things.put("issues/%d/comments/%d".formatted(issue, last), written(type, body));
    }

    /** Adds an open issue; the result is its number. */
    int issue(String type, String body) {
        last++;
        var issue = written(type, body);
        issue.addProperty("number", last);
        issue.addProperty("state", "open");
        things.put("issues/" + last, issue);
        return last;
    }

    private JsonObject written(String type, String body) {
        var text = new JsonObject();
        text.addProperty("id", last);
        text.addProperty("body", body);
        var user = new JsonObject();
        user.addProperty("type", type);
        user.addProperty("login", type.equals("Bot") ? "github-actions[bot]" : "octocat");
        text.add("user", user);
        return text;
    }

    /** The comments of an issue or a pull request, in their order. */
    List<String> comments(int issue) {
        return things.entrySet().stream()
                .filter(each -> each.getKey().startsWith("issues/%d/comments/".formatted(issue)))
                .map(each -> each.getValue().get("body").getAsString())
                .toList();
    }

    JsonObject issue(int number) {
        return things.get("issues/" + number);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var known = ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            var path = exchange.getRequestURI().getPath().replaceFirst("^/repos/" + REPOSITORY + "/", "");
            var answer = known ? answer(exchange.getRequestMethod(), path, query(exchange), body) : "";
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(!known ? 401 : answer.isEmpty() ? 404 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private String answer(String method, String path, Map<String, String> query, String body) {
        if (method.equals("GET")) {
            var single = things.get(path);
            return single != null ? single.toString() : query.isEmpty() ? "" : list(path, query);
        }
        changes.add(method + " " + path);
        var given = JsonParser.parseString(body).getAsJsonObject();
        if (given.has("body") && given.get("body").getAsString().length() > 65_536) {
            return "";
        }
        var changed = path.startsWith("issues/comments/") ? commentOf(path) : things.get(path);
        if (method.equals("PATCH")) {
            given.entrySet().forEach(each -> changed.add(each.getKey(), each.getValue()));
            return changed.toString();
        }
        if (path.endsWith("/comments")) {
            comment(
                    Integer.parseInt(path.split("/")[1]),
                    "Bot",
                    given.get("body").getAsString());
            return given.toString();
        }
        var number = issue("Bot", given.get("body").getAsString());
        issue(number).add("title", given.get("title"));
        return issue(number).toString();
    }

    private JsonObject commentOf(String path) {
        var id = path.substring(path.lastIndexOf('/') + 1);
        return things.entrySet().stream()
                .filter(each -> each.getKey().endsWith("/comments/" + id))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private String list(String path, Map<String, String> query) {
        var found = things.entrySet().stream()
                .filter(each -> each.getKey().matches(path + "/\\d+"))
                .map(Map.Entry::getValue)
                .filter(each -> !query.containsKey("state")
                        || each.get("state").getAsString().equals(query.get("state")))
                .filter(each -> !query.containsKey("head")
                        || each.getAsJsonObject("head")
                                .get("label")
                                .getAsString()
                                .equals(query.get("head")))
                .filter(each -> !query.containsKey("creator")
                        || each.getAsJsonObject("user")
                                .get("login")
                                .getAsString()
                                .equals(query.get("creator")))
                .toList();
        var size = Integer.parseInt(query.get("per_page"));
        var page = new JsonArray();
        found.stream()
                .skip((Long.parseLong(query.get("page")) - 1) * size)
                .limit(size)
                .forEach(page::add);
        return page.toString();
    }

    private static Map<String, String> query(HttpExchange exchange) {
        var query = new TreeMap<String, String>();
        var raw = exchange.getRequestURI().getRawQuery();
        for (var pair : raw == null ? new String[0] : raw.split("&")) {
            var parts = pair.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
