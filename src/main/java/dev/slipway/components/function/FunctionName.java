package dev.slipway.components.function;

import com.pulumi.core.Output;
import dev.slipway.base.AwsContext;
import dev.slipway.base.PhysicalName;

/** The fixed physical name of a function, from which its ARN is known before it exists. */
public record FunctionName(String text) {
    private static final int HASH_DIGITS = 8;

    /** @throws IllegalArgumentException for a name beyond {@link PhysicalName#FUNCTION} */
    public FunctionName {
        PhysicalName.FUNCTION.check(text);
    }

    /** The name for a text, shortened by {@link PhysicalName#fit}. */
    public static FunctionName of(String text) {
        return new FunctionName(PhysicalName.FUNCTION.fit(text, HASH_DIGITS));
    }

    /** The ARN of the alias, in the account and region of the stack. */
    public Output<String> aliasArn() {
        return Output.format(
                "arn:%s:lambda:%s:%s:function:%s:%s",
                AwsContext.partition(), AwsContext.region(), AwsContext.account(), text, JavaFunction.ALIAS);
    }
}
