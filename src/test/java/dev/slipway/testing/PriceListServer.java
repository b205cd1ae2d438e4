package dev.slipway.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** AWS's price list for eu-west-1 and eu-west-2 on a loopback port, from samples in the form of AWS's files. */
public final class PriceListServer implements AutoCloseable {
    private static final Path SAMPLES = Path.of("src/test/resources/dev/slipway/testing/offers");
    private static final Pattern PATH =
            Pattern.compile("/offers/v1\\.0/aws/(\\w+)/(?:current|20261001000000)/(?:([a-z\\d-]+)/)?(\\w+)\\.json");
    private static final String SAMPLE_REGION = "eu-west-1";

    static {
        // Otherwise each answer waits 40 ms for the acknowledgement of its headers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private record Answer(int status, String body, long announcedBytes) {}

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private PriceListServer(HttpServer server) {
        this.server = server;
    }

    public static PriceListServer start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var prices = new PriceListServer(server);
            server.createContext("/", prices::answer);
            server.start();
            return prices;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The path of a file of a service, such as {@code current/region_index.json}. */
    public static String path(String service, String file) {
        return "/offers/v1.0/aws/%s/%s".formatted(service, file);
    }

    /** The path of a service's file for a region. */
    public static String regionPath(String service, String region) {
        return path(service, "20261001000000/%s/index.json".formatted(region));
    }

    /** The sample of a service. */
    public static String sample(String service) {
        try {
            return Files.readString(SAMPLES.resolve(service + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public PriceListServer answers(String path, int status, String body) {
        answers.put(path, new Answer(status, body, body.length()));
        return this;
    }

    /** Ends an answer before all of its bytes have been sent. */
    public PriceListServer cutsOff(String path, String body) {
        answers.put(path, new Answer(200, body.substring(0, body.length() / 4), body.length()));
        return this;
    }

    /** The paths of all requests. */
    public List<String> requests() {
        return requests;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        requests.add(path);
        var answer = answers.containsKey(path) ? answers.get(path) : sampleAnswer(path);
        exchange.sendResponseHeaders(answer.status(), answer.announcedBytes());
        try (exchange) {
            exchange.getResponseBody().write(answer.body().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Answer sampleAnswer(String path) {
        var name = PATH.matcher(path);
        if (!name.matches() || !Files.exists(SAMPLES.resolve(name.group(1) + ".json"))) {
            return new Answer(404, "no such file", "no such file".length());
        }
        var body = name.group(3).equals("region_index")
                ? index(name.group(1), SAMPLE_REGION, "eu-west-2")
                : name.group(2) == null ? sample(name.group(1)) : sampleOf(name.group(1), name.group(2));
        return new Answer(200, body, body.length());
    }

    /** The Region index file of a service in some regions. */
    public static String index(String service, String... regions) {
        return """
                {"formatVersion": "v1.0", "disclaimer": "", "publicationDate": "2026-10-01T00:00:00Z", "regions": {%s}}""".formatted(List.of(regions).stream()
                .map(region -> "\"%1$s\": {\"regionCode\": \"%1$s\", \"currentVersionUrl\": \"%2$s\"}"
                        .formatted(region, regionPath(service, region)))
                .collect(Collectors.joining(", ")));
    }

    private static String sampleOf(String service, String region) {
        return region.equals(SAMPLE_REGION)
                ? sample(service)
                : sample(service).replace(SAMPLE_REGION, region).replace("\"EU-", "\"EUW2-");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
