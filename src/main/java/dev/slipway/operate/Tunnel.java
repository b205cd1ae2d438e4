package dev.slipway.operate;

import com.pulumi.exceptions.RunException;
import dev.slipway.base.LocalEnvironment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * A local port that is forwarded to the stack's database, by <a
 * href="https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-working-with-sessions-start.html">port
 * forwarding</a> through a task of a service that uses it.
 */
public final class Tunnel {
    private static final String DOCUMENT = "AWS-StartPortForwardingSessionToRemoteHost";
    private static final int MAX_PORT = 65_535;

    private final DeployedStack stack;
    private final String host;
    private final String port;

    /**
     * The tunnel to the database of a stack.
     *
     * @throws RunException if the stack has none
     */
    public Tunnel(DeployedStack stack) {
        this.stack = stack;
        this.host = stack.output("rds_endpoint")
                .orElseThrow(() -> new RunException(
                        "the stack %s has no database: slipway:database creates one".formatted(stack.name())));
        this.port = stack.output("rds_port").orElseThrow();
    }

    /**
     * Forwards the port until the session ends.
     *
     * @param local the local port; empty for the number of the database's port
     * @param progress gets the address, the secret and the host name of the certificate
     * @return the exit code of the session
     */
    public int open(
            LocalEnvironment machine, Optional<String> requested, OptionalInt local, Consumer<String> progress) {
        requested.ifPresent(name -> stack.serviceOfTasks(requested));
        var plugin = SessionPlugin.of(machine);
        var here = free(local.orElseGet(() -> Integer.parseInt(port)));
        try (var ecs = stack.client(EcsClient.builder());
                var ssm = stack.client(SsmClient.builder())) {
            var target = target(users(ecs, requested));
            var parameters =
                    Map.of("host", List.of(host), "portNumber", List.of(port), "localPortNumber", List.of(here));
            var session = ssm.startSession(
                    request -> request.target(target.request().get("Target").toString())
                            .documentName(DOCUMENT)
                            .parameters(parameters));
            var all = new TreeMap<String, Object>(target.request());
            all.put("DocumentName", DOCUMENT);
            all.put("Parameters", new TreeMap<>(parameters));
            progress.accept("127.0.0.1:%s forwards to %s:%s through task %s; Ctrl-C closes it"
                    .formatted(here, host, port, target.taskId()));
            stack.output("rds_secret_arn")
                    .ifPresent(secret -> progress.accept(
                            "user and password: aws secretsmanager get-secret-value --secret-id " + secret));
            progress.accept("the certificate is that of " + host + ": verify it against that name, not 127.0.0.1");
            return plugin.run(
                    new SessionPlugin.Session(session.sessionId(), session.streamUrl(), session.tokenValue(), all),
                    ssm,
                    SessionPlugin.Signals.END);
        }
    }

    /** The services that may connect to the database: those with {@code uses: [database]}. */
    private List<TaskService> users(EcsClient ecs, Optional<String> requested) {
        var users = stack.servicesOfTasks().stream()
                .map(name -> new TaskService(stack, name, ecs))
                .filter(this::uses)
                .toList();
        if (users.isEmpty()) {
            throw new RunException("no service of the stack %s uses the database: add database to the uses of a service"
                    .formatted(stack.name()));
        }
        if (requested.isEmpty()) {
            return users;
        }
        return users.stream()
                .filter(user -> user.name().equals(requested.get()))
                .findFirst()
                .map(List::of)
                .orElseThrow(() -> new RunException("%s does not use the database; in the stack %s: %s"
                        .formatted(
                                requested.get(),
                                stack.name(),
                                users.stream().map(TaskService::name).collect(Collectors.joining(", ")))));
    }

    private boolean uses(TaskService service) {
        var definition = service.definition(service.describe().taskDefinition()).taskDefinition();
        return definition.containerDefinitions().stream()
                .map(ContainerDefinition::environment)
                .flatMap(List::stream)
                .map(KeyValuePair::value)
                .anyMatch(host::equals);
    }

    /**
     * A task of the first service that has one with ECS Exec.
     *
     * @throws RunException with the obstacle of the last service
     */
    private static ExecTarget target(List<TaskService> users) {
        for (var user : users.subList(0, users.size() - 1)) {
            try {
                return ExecTarget.of(user, user.name());
            } catch (RunException next) {
                continue;
            }
        }
        var last = users.get(users.size() - 1);
        return ExecTarget.of(last, last.name());
    }

    private static String free(int port) {
        if (port < 1 || port > MAX_PORT) {
            throw new RunException("--local-port is %d; use 1 to %d".formatted(port, MAX_PORT));
        }
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        } catch (IOException e) {
            throw new RunException(
                    "port %d is in use or not allowed; name another one, such as --local-port %d"
                            .formatted(port, port + 10_000 > MAX_PORT ? 13_306 : port + 10_000),
                    e);
        }
    }
}
