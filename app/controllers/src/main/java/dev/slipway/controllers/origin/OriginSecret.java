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
 * What the distribution proves itself by, as SSM keeps it. It is read when it is first needed, when what was read is
 * {@link #FRESH} old, and when something else is shown, which may be a new value: but then not more often than every
 * {@link #PAUSE}, so that whoever guesses does not use up the account's
 * <a href="https://docs.aws.amazon.com/general/latest/gr/ssm.html">40 reads a second</a>.
 *
 * <p>Ages are of the wall clock, which goes on while a snapshot rests.
 */
final class OriginSecret {
    /** How long a value counts that is another one by now. */
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
     * Whether a caller has shown it. The comparison takes as long for every value of its length.
     *
     * @throws AwsFailure if SSM refuses or does not answer
     */
    boolean is(String shown) {
        var bytes = shown.getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(bytes, notOlderThan(FRESH)) || MessageDigest.isEqual(bytes, notOlderThan(PAUSE));
    }

    /** Reads it, so that what that takes is ready. */
    void prime() {
        read();
    }

    private byte[] notOlderThan(Duration age) {
        var known = last;
        return known != null && clock.instant().isBefore(known.at().plus(age)) ? known.value() : read();
    }

    private byte[] read() {
        // Before the call: a value that changes during it is older than its answer.
        var at = clock.instant();
        var answer = AwsFailure.named(ACTION, "the parameter " + parameter, () -> aws.parameters()
                .getParameter(request -> request.name(parameter).withDecryption(true)));
        var value = answer.parameter().value().getBytes(StandardCharsets.UTF_8);
        last = new Read(value, at);
        return value;
    }
}
