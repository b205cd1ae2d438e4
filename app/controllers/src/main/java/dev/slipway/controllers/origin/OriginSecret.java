package dev.slipway.controllers.origin;

import dev.slipway.controllers.aws.Aws;
import dev.slipway.controllers.aws.AwsFailure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Origin verification secret of the distribution, from an SSM parameter. It is read on first use, when the value is
 * {@link #FRESH} old, and when a request has another value, which may be a new one: at most once per {@link #PAUSE} in
 * that case, so that guesses do not use up the account's <a
 * href="https://docs.aws.amazon.com/general/latest/gr/ssm.html">40 reads a second</a>.
 *
 * <p>Ages use the wall clock, which advances while a SnapStart snapshot is stored.
 */
final class OriginSecret {
    /** Maximum age of the cached value. */
    static final Duration FRESH = Duration.ofMinutes(5);

    /** CloudFront takes longer than this to send a new value after SSM has it. */
    static final Duration PAUSE = Duration.ofSeconds(1);

    private static final String ACTION = "ssm:GetParameter";

    private final Aws aws;
    private final String parameter;
    private final InstantSource clock;
    private @Nullable Read last;

    private record Read(byte[] value, Instant at) {}

    OriginSecret(Aws aws, String parameter, InstantSource clock) {
        this.aws = aws;
        this.parameter = parameter;
        this.clock = clock;
    }

    /**
     * Returns true if a value equals the secret. The comparison takes constant time.
     *
     * @throws AwsFailure if SSM rejects the call or does not respond
     */
    boolean is(String shown) {
        var bytes = shown.getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(bytes, notOlderThan(FRESH)) || MessageDigest.isEqual(bytes, notOlderThan(PAUSE));
    }

    /** Reads the secret, so that client and classes are loaded. */
    void prime() {
        read();
    }

    private byte[] notOlderThan(Duration age) {
        var known = last;
        return known != null && clock.instant().isBefore(known.at().plus(age)) ? known.value() : read();
    }

    private byte[] read() {
        // Before the call, because the value may change between the call and its response.
        var at = clock.instant();
        var answer = AwsFailure.named(ACTION, "the parameter " + parameter, () -> aws.parameters()
                .getParameter(request -> request.name(parameter).withDecryption(true)));
        var value = answer.parameter().value().getBytes(StandardCharsets.UTF_8);
        last = new Read(value, at);
        return value;
    }
}
