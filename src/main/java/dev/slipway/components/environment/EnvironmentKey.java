package dev.slipway.components.environment;

import com.pulumi.core.Output;
import dev.slipway.base.Arns;
import dev.slipway.components.key.EncryptionKey;

/**
 * The KMS key of an environment.
 *
 * @param text the ARN
 */
record EnvironmentKey(String text) implements EncryptionKey {
    @Override
    public Output<String> arn() {
        return Output.of(text);
    }

    @Override
    public Output<String> region() {
        return Output.of(Arns.region(text));
    }
}
