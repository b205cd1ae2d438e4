package dev.slipway.controllers.emulated;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.controllers.aws.Aws;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * The emulated AWS of the engine tests ({@code src/test/engine/cloud.py}): moto's server, with the deployments of ECS. Tests
 * that use it are skipped where no Python has moto.
 */
public final class Moto implements AutoCloseable {
    private static final Path SCRIPT = Path.of("../../src/test/engine/cloud.py");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI endpoint;
    private final Process process;

    private Moto(URI endpoint, Process process) {
        this.endpoint = endpoint;
        this.process = process;
    }

    /** Starts it, or skips the test. */
    public static Moto start() throws IOException, InterruptedException {
        var python = Optional.ofNullable(System.getenv("SLIPWAY_PYTHON")).orElse("python3");
        assumeTrue(
                succeeds(python, "-c", "import moto.server"),
                "needs moto, pip install 'moto[server]': neither the python of SLIPWAY_PYTHON nor python3 imports it");
        var port = freePort();
        var log = Files.createTempFile("slipway-moto-", ".log").toFile();
        var builder = new ProcessBuilder(python, SCRIPT.toString(), Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(log);
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        var moto = new Moto(URI.create("http://127.0.0.1:" + port), builder.start());
        moto.awaitAnswer();
        return moto;
    }

    public Aws clients() {
        return new Aws(
                Region.EU_WEST_1,
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")),
                Optional.of(endpoint),
                EmulatedAws.PATIENT);
    }

    /** Ids of what an account has in EC2 from the beginning: the elements of that name in the answer to an action. */
    public List<String> ids(String action, String element) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=test/20260101/eu-west-1/ec2/aws4_request, SignedHeaders=host, Signature=0")
                .POST(HttpRequest.BodyPublishers.ofString("Action=%s&Version=2016-11-15".formatted(action)))
                .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        return Pattern.compile("<%1$s>([^<]+)</%1$s>".formatted(element))
                .matcher(answer)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    @Override
    public void close() {
        process.destroy();
    }

    private void awaitAnswer() throws InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                client.send(HttpRequest.newBuilder(endpoint).build(), HttpResponse.BodyHandlers.discarding());
                return;
            } catch (IOException e) {
                Thread.sleep(100);
            }
        }
        close();
        throw new IllegalStateException("moto does not answer at " + endpoint);
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
