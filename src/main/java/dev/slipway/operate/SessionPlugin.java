package dev.slipway.operate;

import com.pulumi.exceptions.RunException;
import dev.slipway.base.Json;
import dev.slipway.base.LocalEnvironment;
import dev.slipway.base.ShutdownHook;
import dev.slipway.base.Subprocess;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * AWS's <a href="https://github.com/aws/session-manager-plugin">session-manager-plugin</a>, which speaks the protocol of a
 * session; it is called as the AWS CLI calls it.
 */
final class SessionPlugin {
    private static final String PROGRAM = "session-manager-plugin";
    private static final String INSTALL =
            "https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-working-with-install-plugin.html";

    /** The variable that holds the session, whose token is a secret; the arguments name it. */
    private static final String VARIABLE = "AWS_SSM_START_SESSION_RESPONSE";

    /** The last version without support for the variable. */
    private static final String BEFORE_VARIABLE = "1.2.497.0";

    private final LocalEnvironment machine;
    private final Path program;

    private SessionPlugin(LocalEnvironment machine, Path program) {
        this.machine = machine;
        this.program = program;
    }

    /**
     * The plugin on the PATH.
     *
     * @throws RunException with the page to install it from
     */
    static SessionPlugin of(LocalEnvironment machine) {
        return new SessionPlugin(
                machine,
                machine.find(PROGRAM)
                        .orElseThrow(() ->
                                new RunException("the %s of AWS, which sessions require, is not on the PATH: see %s"
                                        .formatted(PROGRAM, INSTALL))));
    }

    /**
     * A session that Systems Manager has opened.
     *
     * @param token a secret
     * @param request the parameters of StartSession
     */
    record Session(String id, String url, String token, Map<String, Object> request) {
        private Map<String, Object> response() {
            var response = new LinkedHashMap<String, Object>();
            response.put("SessionId", id);
            response.put("TokenValue", token);
            response.put("StreamUrl", url);
            return response;
        }

        /** The session's id, without the token. */
        @Override
        public String toString() {
            return "session " + id;
        }
    }

    /** The handling of Ctrl-C during a session. */
    enum Signals {
        /** The session ends. */
        END,
        /** The program in the session gets Ctrl-C as input. */
        TYPED
    }

    /**
     * Runs the plugin on the terminal until the session ends.
     *
     * @param ssm a client of the session's region
     * @return the plugin's exit code
     */
    int run(Session session, SsmClient ssm, Signals signals) {
        var region = ssm.serviceClientConfiguration().region();
        var endpoint = ssm.serviceClientConfiguration()
                .endpointOverride()
                .map(Object::toString)
                .orElseGet(() -> "https://" + SsmClient.serviceMetadata().endpointFor(region));
        var response = Json.compact(session.response());
        var hidden = isLater(version(), BEFORE_VARIABLE);
        var plugin = machine.process(
                program,
                List.of(
                        hidden ? VARIABLE : response,
                        region.id(),
                        "StartSession",
                        machine.environment().getOrDefault("AWS_PROFILE", ""),
                        Json.compact(session.request()),
                        endpoint));
        return awaitEnd(hidden ? plugin.adding(Map.of(VARIABLE, response)) : plugin, signals);
    }

    /**
     * Starts the plugin and waits for it. Ctrl-C reaches every process of the terminal, and this process must not end before the
     * plugin, from its start on.
     */
    private static int awaitEnd(Subprocess command, Signals signals) {
        var hook = new ShutdownHook<>(command::startOnTerminal, plugin -> {
            if (signals == Signals.END) {
                plugin.destroy();
            }
            Runtime.getRuntime().halt(exitCode(plugin));
        });
        var code = exitCode(hook.started());
        if (!hook.remove()) {
            // The session has ended after Ctrl-C, and its code is the last word.
            Runtime.getRuntime().halt(code);
        }
        return code;
    }

    private static int exitCode(Process plugin) {
        return plugin.onExit().join().exitValue();
    }

    private String version() {
        return machine.process(program, List.of("--version")).run().output().strip();
    }

    /** True if the version is later than another; false for a text that is not a version. */
    static boolean isLater(String version, String than) {
        return version.matches("[0-9.]+") && Arrays.compare(numbers(version), numbers(than)) > 0;
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }
}
