package dev.slipway.operate;

import com.pulumi.exceptions.RunException;
import dev.slipway.base.Json;
import dev.slipway.base.LocalEnvironment;
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

    /** Instead of the session itself, whose token is a secret, the arguments name a variable that has it. */
    private static final String VARIABLE = "AWS_SSM_START_SESSION_RESPONSE";

    /** The last version that does not know the variable. */
    private static final String BEFORE_VARIABLE = "1.2.497.0";

    private final LocalEnvironment machine;
    private final Path program;

    private SessionPlugin(LocalEnvironment machine, Path program) {
        this.machine = machine;
        this.program = program;
    }

    /** The one on the PATH. */
    static SessionPlugin of(LocalEnvironment machine) {
        return new SessionPlugin(
                machine,
                machine.find(PROGRAM)
                        .orElseThrow(
                                () -> new RunException("there is no %s on the PATH, which AWS has for sessions: see %s"
                                        .formatted(PROGRAM, INSTALL))));
    }

    /**
     * A session that AWS has opened.
     *
     * @param token a secret
     * @param request what it was asked for with, by Systems Manager's names
     */
    record Session(String id, String url, String token, Map<String, Object> request) {
        private Map<String, Object> response() {
            var response = new LinkedHashMap<String, Object>();
            response.put("SessionId", id);
            response.put("TokenValue", token);
            response.put("StreamUrl", url);
            return response;
        }

        /** Without the token. */
        @Override
        public String toString() {
            return "session " + id;
        }
    }

    /** What a signal to end does to a session. */
    enum Signals {
        /** It ends it. */
        END,
        /** It is typed: whoever has the session gets it. */
        TYPED
    }

    /**
     * Hands a session to the plugin, which has the terminal until it ends.
     *
     * @param ssm of the session's region
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
        return toEnd((hidden ? plugin.adding(Map.of(VARIABLE, response)) : plugin).startOnTerminal(), signals);
    }

    /** Ctrl-C goes to all that the terminal has started, this process too, which must not go before the plugin. */
    private static int toEnd(Process plugin, Signals signals) {
        var last = new Thread(() -> {
            if (signals == Signals.END) {
                plugin.destroy();
            }
            Runtime.getRuntime().halt(plugin.onExit().join().exitValue());
        });
        Runtime.getRuntime().addShutdownHook(last);
        var code = plugin.onExit().join().exitValue();
        try {
            Runtime.getRuntime().removeShutdownHook(last);
        } catch (IllegalStateException ending) {
            // The session has ended after Ctrl-C, and its code is the last word.
            Runtime.getRuntime().halt(code);
        }
        return code;
    }

    private String version() {
        return machine.process(program, List.of("--version")).run().output().strip();
    }

    /** Of two versions; what is none is no later one. */
    static boolean isLater(String version, String than) {
        return version.matches("[0-9.]+") && Arrays.compare(numbers(version), numbers(than)) > 0;
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }
}
