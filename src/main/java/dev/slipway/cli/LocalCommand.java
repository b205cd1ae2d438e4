package dev.slipway.cli;

import com.pulumi.exceptions.RunException;
import dev.slipway.base.LocalEnvironment;
import dev.slipway.components.image.Packaging;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts a service of the folder {@code app} on this machine, from the jar that its image contains. */
@Command(
        name = "local",
        description = {
            "Starts a service of the folder app on this machine, with its default store in memory.",
            "Packages it first if its sources have changed. It gets the environment variables of the command. Ctrl-C stops it."
        },
        footer = "  ./slipway local orders --port=0",
        exitCodeList = {"0:the service has ended", "1:it cannot be started, or has failed", "2:wrong usage"})
final class LocalCommand extends SlipwayCommand {
    private static final String SERVICES = "app";
    private static final int MAX_PORT = 65_535;
    private static final int PAUSE_MILLIS = 50;

    /** Exit codes of a process that ended as requested: 0, or 128 plus the number of SIGINT or SIGTERM. */
    private static final List<Integer> ENDED = List.of(0, 130, 143);

    @Parameters(paramLabel = "SERVICE", description = "The service, as in app/SERVICE.")
    private String service = "";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "0 for a free one; default 8080.")
    private int port;

    @Override
    public Integer call() throws InterruptedException {
        var folder = folder();
        var free = freePort();
        var jar = "target/image/%s.jar".formatted(service);
        Packaging.ofMaven(Slipway.home(), SERVICES + "/" + service, List.of(jar))
                .run(this::print);
        var process = start(folder, jar, free);
        var end = new Thread(() -> end(process));
        Runtime.getRuntime().addShutdownHook(end);
        try {
            printWhenReady(process, "http://localhost:" + free);
            return ENDED.contains(process.waitFor()) ? 0 : 1;
        } finally {
            end(process);
        }
    }

    private Path folder() {
        var folder = Slipway.home().resolve(SERVICES).resolve(service);
        if (service.matches("[\\w-]+") && Files.isRegularFile(folder.resolve("pom.xml")) && isService(folder)) {
            return folder;
        }
        throw new RunException("there is no service \"%s\"; the folder app has %s".formatted(service, known()));
    }

    private static boolean isService(Path folder) {
        return Files.isRegularFile(folder.resolve("Dockerfile"));
    }

    private static String known() {
        var folder = Slipway.home().resolve(SERVICES);
        if (!Files.isDirectory(folder)) {
            return "none";
        }
        try (var folders = Files.list(folder)) {
            var names = folders.filter(LocalCommand::isService)
                    .map(service -> service.getFileName().toString())
                    .sorted()
                    .collect(Collectors.joining(", "));
            return names.isEmpty() ? "none" : names;
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read".formatted(folder), e);
        }
    }

    /**
     * The requested port.
     *
     * @throws RunException if it is in use
     */
    private int freePort() {
        if (port < 0 || port > MAX_PORT) {
            throw new RunException("--port is %d; use 1 to %d, or 0 for a free one".formatted(port, MAX_PORT));
        }
        try (var socket = new ServerSocket(port)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new RunException("port %d is in use or not allowed; name another one, or 0 for a free one: --port 0"
                    .formatted(port));
        }
    }

    private static Process start(Path folder, String jar, int port) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = LocalEnvironment.own(folder).process(List.of(java, "-jar", jar));
        var format = process.environment().getOrDefault("LOG_FORMAT", "text");
        return process.adding(Map.of("PORT", String.valueOf(port), "LOG_FORMAT", format))
                .startOnTerminal();
    }

    private void printWhenReady(Process process, String address) throws InterruptedException {
        while (process.isAlive() && !answers(address + "/health")) {
            process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
        if (process.isAlive()) {
            print("%s is ready at %s, its documentation is at %s/docs; Ctrl-C stops it"
                    .formatted(service, address, address));
        }
    }

    private static boolean answers(String address) {
        try {
            var connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(1000);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }

    private static void end(Process process) {
        process.destroy();
        process.onExit().join();
    }
}
