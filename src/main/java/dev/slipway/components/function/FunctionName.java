package dev.slipway.components.function;

import com.pulumi.core.Output;
import dev.slipway.base.AwsContext;
import dev.slipway.base.StableHash;

/**
 * A name that a function is given, so that its ARN is known before it is there. One that is too long or has other characters
 * than <a href="https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html">AWS allows</a> is made to fit, and
 * told apart from others by a hash.
 *
 * @param text up to 64 of A-Z a-z 0-9 - _
 */
public record FunctionName(String text) {
    private static final int LONGEST = 64;
    private static final int DIGITS = 8;

    /** @throws IllegalArgumentException for a name that AWS would not take */
    public FunctionName {
        if (!text.matches("[A-Za-z0-9_-]{1,%d}".formatted(LONGEST))) {
            throw new IllegalArgumentException(
                    "the name '%s' is not possible for a function: give up to %d of A-Z a-z 0-9 - _"
                            .formatted(text, LONGEST));
        }
    }

    /** The name for a text, which it is where that is possible. */
    public static FunctionName of(String text) {
        var possible = text.replaceAll("[^A-Za-z0-9_-]", "-");
        if (possible.equals(text) && text.length() <= LONGEST) {
            return new FunctionName(text);
        }
        var start = possible.substring(0, Math.min(possible.length(), LONGEST - DIGITS - 1));
        return new FunctionName(start + "-" + StableHash.hex(text, DIGITS));
    }

    /** The ARN of the alias that callers name, in the account and region of the deploy. */
    public Output<String> aliasArn() {
        return Output.format(
                "arn:%s:lambda:%s:%s:function:%s:%s",
                AwsContext.partition(), AwsContext.region(), AwsContext.account(), text, JavaFunction.ALIAS);
    }
}
