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
 * A port of this machine that leads to the stack's database, by
 * <a href="https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-working-with-sessions-start.html">port
 * forwarding</a> through a task of a service that uses it.
 */
public final class Tunnel {
    private static final String DOCUMENT = "AWS-StartPortForwardingSessionToRemoteHost";
    private static final int LARGEST_PORT = 65_535;

    private final DeployedStack stack;
    private final String host;
    private final String port;

    /** To the database of a stack; one without is refused. */
    public Tunnel(DeployedStack stack) {
        this.stack = stack;
        this.host = stack.output("rds_endpoint")
                .orElseThrow(() -> new RunException(
                        "the stack %s has no database: slipway:database makes one".formatted(stack.name())));
        this.port = stack.output("rds_port").orElseThrow();
    }

    /**
     * Holds the port open until the session ends.
     *
     * @param local the port of this machine; empty for the database's own
     * @param told gets what there is to know for connecting
     * @return the exit code of the session
     */
    public int open(LocalEnvironment machine, Optional<String> asked, OptionalInt local, Consumer<String> told) {
        asked.ifPresent(each -> stack.serviceOfTasks(asked));
        var plugin = SessionPlugin.of(machine);
        var here = free(local.orElseGet(() -> Integer.parseInt(port)));
        try (var ecs = stack.client(EcsClient.builder());
                var ssm = stack.client(SsmClient.builder())) {
            var target = target(users(ecs, asked));
            var parameters =
                    Map.of("host", List.of(host), "portNumber", List.of(port), "localPortNumber", List.of(here));
            var session = ssm.startSession(
                    request -> request.target(target.request().get("Target").toString())
                            .documentName(DOCUMENT)
                            .parameters(parameters));
            var all = new TreeMap<String, Object>(target.request());
            all.put("DocumentName", DOCUMENT);
            all.put("Parameters", new TreeMap<>(parameters));
            told.accept("127.0.0.1:%s leads to %s:%s, through task %s; Ctrl-C closes it"
                    .formatted(here, host, port, target.taskId()));
            stack.output("rds_secret_arn")
                    .ifPresent(secret -> told.accept(
                            "user and password: aws secretsmanager get-secret-value --secret-id " + secret));
            told.accept("the certificate is that of " + host + ": verify it against that name, not 127.0.0.1");
            return plugin.run(
                    new SessionPlugin.Session(session.sessionId(), session.streamUrl(), session.tokenValue(), all),
                    ssm,
                    SessionPlugin.Signals.END);
        }
    }

    /** The services that may connect to the database: those that are told of it. */
    private List<TaskService> users(EcsClient ecs, Optional<String> asked) {
        var users = stack.servicesOfTasks().stream()
                .map(name -> new TaskService(stack, name, ecs))
                .filter(this::uses)
                .toList();
        if (users.isEmpty()) {
            throw new RunException("no service of the stack %s uses the database: name database in the uses of one"
                    .formatted(stack.name()));
        }
        if (asked.isEmpty()) {
            return users;
        }
        return users.stream()
                .filter(user -> user.name().equals(asked.get()))
                .findFirst()
                .map(List::of)
                .orElseThrow(() -> new RunException("%s does not use the database; in the stack %s: %s"
                        .formatted(
                                asked.get(),
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

    /** A task of the first of them that has one with ECS Exec; or what hinders the last of them. */
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
        if (port < 1 || port > LARGEST_PORT) {
            throw new RunException("--local-port is %d; use 1 to %d".formatted(port, LARGEST_PORT));
        }
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        } catch (IOException e) {
            throw new RunException(
                    "port %d is in use or not allowed; name another one, such as --local-port %d"
                            .formatted(port, port + 10_000 > LARGEST_PORT ? 13_306 : port + 10_000),
                    e);
        }
    }
}
