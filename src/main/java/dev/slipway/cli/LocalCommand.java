package dev.slipway.cli;

import com.pulumi.exceptions.RunException;
import dev.slipway.base.LocalEnvironment;
import dev.slipway.base.ShutdownHook;
import dev.slipway.base.Subprocess;
import dev.slipway.components.image.Packaging;
import dev.slipway.settings.reader.StackFiles;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts a service of a stack file on this machine: from the jar that its image contains, or by Docker. */
@Command(
        name = "local",
        description = {
            "Starts a service of the stack file on this machine, with its variables in plain text and those of the command.",
            "Runs the jar of a Maven build, packaged first if its sources have changed; other services by Docker.",
            "Names the variables of secrets and stores, and the containers that are left out. Ctrl-C stops it."
        },
        footer = "  ./slipway local orders --port=0",
        exitCodeList = {"0:the service has ended", "1:it cannot be started, or has failed", "2:wrong usage"})
final class LocalCommand extends SlipwayCommand {
    private static final String DEFAULT_STACK = "dev";
    private static final int PAUSE_MILLIS = 50;

    /** Exit codes of a process that ended as requested: 0, or 128 plus the number of SIGINT or SIGTERM. */
    private static final List<Integer> ENDED = List.of(0, 130, 143);

    @Parameters(
            paramLabel = "SERVICE",
            completionCandidates = ServiceNames.class,
            description = "The service in the stack file.")
    private String service = "";

    @Option(
            names = "--stack",
            paramLabel = "STACK",
            converter = StackNameConverter.class,
            completionCandidates = StackNames.class,
            description = "The stack; default dev, or the only one.")
    private @Nullable String stack;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            converter = PortOption.OrFree.class,
            defaultValue = "8080",
            description = "0 for a free one; default 8080.")
    private int port;

    @Override
    public Integer call() throws InterruptedException {
        var found = LocalService.read(Slipway.home(), stackName(), service);
        var free = freePort();
        printLeftOut(found);
        var command = found.jarFolder()
                .map(folder -> jarCommand(found, folder, free))
                .orElseGet(() -> new LocalDocker(
                                found,
                                new LocalEnvironment(Slipway.home(), machine().environment()))
                        .command(free, this::print));
        try (var hook = new ShutdownHook<>(command::startOnTerminal, LocalCommand::end)) {
            return run(found, hook.started(), free);
        }
    }

    private int run(LocalService found, Process process, int free) throws InterruptedException {
        try {
            if (found.jarFolder().isPresent()) {
                printWhenReady(process, "http://localhost:" + free);
            } else if (found.port().isPresent()) {
                print("%s listens at http://localhost:%d; Ctrl-C stops it".formatted(service, free));
            }
            return ENDED.contains(process.waitFor()) ? 0 : 1;
        } finally {
            end(process);
        }
    }

    private String stackName() {
        if (stack != null) {
            return stack;
        }
        var all = StackFiles.stacks(Slipway.home());
        if (all.contains(DEFAULT_STACK) || all.size() == 1) {
            return all.contains(DEFAULT_STACK) ? DEFAULT_STACK : all.get(0);
        }
        throw new RunException("there are several stacks and none is named %s; name one by --stack: %s"
                .formatted(DEFAULT_STACK, String.join(", ", all)));
    }

    private void printLeftOut(LocalService found) {
        var unset = found.missing().stream()
                .filter(variable -> !machine().environment().containsKey(variable))
                .toList();
        if (!unset.isEmpty()) {
            print("not set, since secrets and stores are in AWS: %s".formatted(String.join(", ", unset)));
        }
        if (!found.others().isEmpty()) {
            print("left out: the containers %s".formatted(String.join(", ", found.others())));
        }
    }

    /**
     * The requested port.
     *
     * @throws RunException if it is in use
     */
    private int freePort() {
        try (var socket = new ServerSocket(port)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new RunException("port %d is in use or not allowed; name another one, or 0 for a free one: --port 0"
                    .formatted(port));
        }
    }

    private Subprocess jarCommand(LocalService found, String folder, int free) {
        var jar = LocalService.jar(folder);
        Packaging.ofMaven(Slipway.home(), folder, List.of(jar)).run(this::print);
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var variables = new HashMap<>(found.environment());
        variables.putAll(machine().environment());
        variables.put("PORT", String.valueOf(free));
        variables.putIfAbsent("LOG_FORMAT", "text");
        return new LocalEnvironment(Slipway.home().resolve(folder), variables).process(List.of(java, "-jar", jar));
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
