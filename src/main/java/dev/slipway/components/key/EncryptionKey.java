package dev.slipway.components.key;

import com.pulumi.core.Output;
import dev.slipway.base.AwsContext;
import dev.slipway.base.iam.Statement;

/** A KMS key that encrypts the data of a stack: one of its own, or that of its environment. */
public interface EncryptionKey {
    /** The key's ARN. */
    Output<String> arn();

    /** The code of the key's region. */
    Output<String> region();

    /**
     * The statement that allows a role to use the key through one AWS service only.
     *
     * @param service the first part of a value of the
     *     <a href="https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html">condition
     *     kms:ViaService</a>: {@code s3}, {@code dynamodb}, {@code secretsmanager}
     */
    default Statement through(String service, String... actions) {
        // The DNS suffix differs by partition; only AWS sets the condition key.
        return Statement.allow(actions)
                .on(arn())
                .when("StringLike", "kms:ViaService", Output.format("%s.%s.*", service, region()));
    }

    /** Limits a statement to CloudFront for distributions of the account: to any of them, since none exists yet. */
    static Statement forDistributions(Statement statement) {
        var account = AwsContext.account();
        return statement
                .when("StringEquals", "aws:SourceAccount", account)
                .when(
                        "ArnLike",
                        "aws:SourceArn",
                        Output.format("arn:%s:cloudfront::%s:distribution/*", AwsContext.partition(), account));
    }
}
