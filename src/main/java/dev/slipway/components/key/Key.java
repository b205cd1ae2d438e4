package dev.slipway.components.key;

import com.pulumi.aws.kms.Alias;
import com.pulumi.aws.kms.AliasArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.AwsContext;
import dev.slipway.base.Component;
import dev.slipway.base.iam.Statement;
import java.util.Map;

/**
 * The KMS key that encrypts the data of a stack. KMS
 * <a href="https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html">rotates</a> its key material every
 * year and keeps the previous material, so that no data is re-encrypted.
 *
 * <p>Children: {@code <name>-key}, and {@code <name>-alias} named {@code alias/<project>-<stack>-<name>}.
 */
public final class Key extends Component {
    private static final String TYPE = "slipway:key:Key";

    private final Output<String> region;
    private final KeyPolicy policy;
    private final com.pulumi.aws.kms.Key key;

    public Key(String name, KeyArgs args) {
        super(TYPE, name, ComponentResourceOptions.Empty);
        region = AwsContext.region();
        policy = new KeyPolicy(AwsContext.partition(), AwsContext.dnsSuffix(), region, AwsContext.account());
        key = createKey(args);
        createAlias(args);
        registerOutputs(Map.of("arn", arn()));
    }

    /** The key's ARN. */
    public Output<String> arn() {
        return key.arn();
    }

    /**
     * The statement that allows a role to use the key through one AWS service only.
     *
     * @param service the first part of a value of the
     *     <a href="https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html">condition
     *     kms:ViaService</a>: {@code s3}, {@code dynamodb}, {@code secretsmanager}
     */
    public Statement through(String service, String... actions) {
        // The DNS suffix differs by partition; only AWS sets the condition key.
        return Statement.allow(actions)
                .on(arn())
                .when("StringLike", "kms:ViaService", Output.format("%s.%s.*", service, region));
    }

    /** Limits a statement to CloudFront for distributions of the account: to any of them, since none exists yet. */
    public Statement forDistributions(Statement statement) {
        return policy.forDistributions(statement);
    }

    private com.pulumi.aws.kms.Key createKey(KeyArgs args) {
        return new com.pulumi.aws.kms.Key(
                childName("key"),
                com.pulumi.aws.kms.KeyArgs.builder()
                        .description("Data of " + stackName())
                        .enableKeyRotation(true)
                        .deletionWindowInDays(args.deletionWindowDays())
                        .policy(policy.policy(args).json())
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
