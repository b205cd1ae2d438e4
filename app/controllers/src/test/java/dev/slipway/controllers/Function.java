package dev.slipway.controllers;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.amazonaws.services.lambda.runtime.Context;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.slipway.controllers.aws.Aws;
import dev.slipway.controllers.emulated.EmulatedAws;
import dev.slipway.controllers.lambda.Environment;
import dev.slipway.controllers.lambda.Handler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** A function as Lambda calls it: bytes of an event in, bytes of an answer out, lines of the log beside. */
public final class Function {
    private final Handler handler;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    /** Which one. */
    public enum Kind {
        WAKE(WakeHandler::new),
        SLEEP(SleepHandler::new),
        KILL(KillHandler::new),
        ROLL_OUT(RollOutHandler::new),
        /** Two seconds pass between two readings of its clock, so that no answer is repeated. */
        ACTIVATOR((environment, aws, log) -> new ActivatorHandler(environment, aws, log, new Steps())),
        AUTHORIZER((environment, aws, log) -> new AuthorizerHandler(environment, aws, log, InstantSource.system()));

        private final Maker maker;

        Kind(Maker maker) {
            this.maker = maker;
        }
    }

    private static final class Steps implements InstantSource {
        private long seconds;

        @Override
        public Instant instant() {
            seconds += 2;
            return Instant.ofEpochSecond(seconds);
        }
    }

    private interface Maker {
        Handler make(Environment environment, Aws aws, PrintStream log);
    }

    /** A function for the service {@code orders} in the cluster {@code dev}, or the API {@code shop-dev-api}. */
    public Function(Kind kind, EmulatedAws aws, Map<String, String> variables) {
        this(kind, aws.clients(), variables);
    }

    public Function(Kind kind, Aws aws, Map<String, String> variables) {
        var all = new HashMap<>(Map.of("CLUSTER", "dev", "SERVICE", "orders", "API", "shop-dev-api"));
        all.putAll(variables);
        handler = kind.maker.make(new Environment(all), aws, new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    /** Calls it with an event of {@code src/test/resources/events}. */
    public JsonObject call(String event) {
        try (InputStream resource = Function.class.getResourceAsStream("/events/" + event + ".json")) {
            return callWith(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonObject callWith(String event) {
        var context = mock(Context.class);
        when(context.getAwsRequestId()).thenReturn("request-1");
        var answer = new ByteArrayOutputStream();
        try {
            handler.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return JsonParser.parseString(answer.toString(StandardCharsets.UTF_8)).getAsJsonObject();
    }

    /** The last line of its log. */
    public JsonObject log() {
        var lines = log.toString(StandardCharsets.UTF_8).lines().toList();
        return JsonParser.parseString(lines.get(lines.size() - 1)).getAsJsonObject();
    }
}
