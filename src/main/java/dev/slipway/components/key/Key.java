package dev.slipway.components.key;

import com.pulumi.aws.kms.Alias;
import com.pulumi.aws.kms.AliasArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.AwsContext;
import dev.slipway.base.Component;
import dev.slipway.base.iam.Policy;
import java.util.Map;

/**
 * The KMS key that encrypts the data of a stack. KMS
 * <a href="https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html">rotates</a> its key material every
 * year and keeps the previous material, so that no data is re-encrypted.
 *
 * <p>Children: {@code <name>-key}, and {@code <name>-alias} named {@code alias/<project>-<stack>-<name>}.
 */
public final class Key extends Component implements EncryptionKey {
    private static final String TYPE = "slipway:key:Key";

    private final Output<String> region;
    private final com.pulumi.aws.kms.Key key;

    public Key(String name, KeyArgs args) {
        super(TYPE, name, ComponentResourceOptions.Empty);
        region = AwsContext.region();
        var policy = new KeyPolicy(AwsContext.partition(), AwsContext.dnsSuffix(), region, AwsContext.account());
        key = createKey(args, policy.policy(args));
        createAlias(args);
        registerOutputs(Map.of("arn", arn()));
    }

    @Override
    public Output<String> arn() {
        return key.arn();
    }

    @Override
    public Output<String> region() {
        return region;
    }

    private com.pulumi.aws.kms.Key createKey(KeyArgs args, Policy policy) {
        return new com.pulumi.aws.kms.Key(
                childName("key"),
                com.pulumi.aws.kms.KeyArgs.builder()
                        .description("Data of " + stackName())
                        .enableKeyRotation(true)
                        .deletionWindowInDays(args.deletionWindowDays())
                        .policy(policy.json())
                        .build(),
                options().protect(args.protectedFromDeletion()).build());
    }

    private void createAlias(KeyArgs args) {
        new Alias(
                childName("alias"),
                AliasArgs.builder()
                        .name("alias/" + (stackName() + "-" + name()).replaceAll("[^A-Za-z0-9/_-]", "-"))
                        .targetKeyId(key.keyId())
                        .build(),
                options().protect(args.protectedFromDeletion()).build());
    }
}
