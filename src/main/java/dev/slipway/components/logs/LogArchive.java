package dev.slipway.components.logs;

import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.base.iam.RoleInputs;
import dev.slipway.base.iam.Statement;
import dev.slipway.components.SharedResources;
import dev.slipway.components.key.EncryptionKey;
import dev.slipway.components.storage.Bucket;
import dev.slipway.components.storage.BucketSpec;
import dev.slipway.components.storage.ObjectLifecycle;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A long-term archive of logs: a bucket, and for each service a delivery stream to a prefix of its own.
 *
 * <p>Children: {@code <name>-files} (the bucket), {@code <name>-errors} (the log group
 * {@code /<project>-<stack>/<name>/errors}, where Firehose logs failed deliveries), {@code <name>-role} with
 * {@code <name>-policy} (Firehose's own), and {@code <name>-<service>} for each service.
 */
public final class LogArchive extends Component {
    private static final String TYPE = "slipway:logs:LogArchive";
    private static final String PRINCIPAL = "firehose.amazonaws.com";

    private final LogArchiveSpec spec;
    private final EncryptionKey key;
    private final Bucket bucket;
    private final LogGroup errors;
    private final Role role;
    private final RolePolicy policy;

    /** @param key KMS key that encrypts the logs, in transit too */
    public LogArchive(String name, LogArchiveSpec spec, EncryptionKey key, SharedResources shared) {
        super(TYPE, name, ComponentResourceOptions.Empty);
        this.spec = spec;
        this.key = key;
        bucket = createBucket(shared);
        errors = createErrors(shared.logRetentionDays());
        role = createRole();
        policy = createPolicy();
        registerOutputs(Map.of("bucketName", bucketName()));
    }

    /** Creates the delivery stream of a service's logs. To be called once for each service. */
    public LogDeliveryStream deliver(String service) {
        return new LogDeliveryStream(childName(service), this, service);
    }

    /** The bucket's physical name. */
    public Output<String> bucketName() {
        return bucket.bucketName();
    }

    LogArchiveSpec spec() {
        return spec;
    }

    EncryptionKey key() {
        return key;
    }

    Bucket bucket() {
        return bucket;
    }

    LogGroup errors() {
        return errors;
    }

    Role role() {
        return role;
    }

    /** The policy that a stream depends on. */
    RolePolicy policy() {
        return policy;
    }

    private Bucket createBucket(SharedResources shared) {
        return new Bucket(
                childName("files"),
                BucketSpec.of(spec.prefix())
                        // Objects are never replaced: a noncurrent version is an expired object.
                        .withLifecycle(new ObjectLifecycle(1, OptionalInt.of(spec.days()))),
                key,
                shared,
                childComponentOptions());
    }

    private LogGroup createErrors(int retentionDays) {
        return new LogGroup(
                childName("errors"),
                LogGroupArgs.builder()
                        .name("/%s/%s/errors".formatted(stackName(), name()))
                        .retentionInDays(retentionDays)
                        .kmsKeyId(key.arn())
                        .build(),
                childOptions());
    }

    private Role createRole() {
        return new Role(childName("role"), RoleInputs.assumedBy(PRINCIPAL).build(), childOptions());
    }

    /**
     * Creates the policy of Firehose, see
     * <a href="https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html#using-iam-s3">access to S3</a>.
     */
    private RolePolicy createPolicy() {
        var policy = RoleInputs.policy(
                role,
                Statement.allow("s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads")
                        .on(bucket.arn()),
                Statement.allow("s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject")
                        .on(Output.format("%s/*", bucket.arn())),
                key.through("s3", "kms:Decrypt", "kms:GenerateDataKey"),
                Statement.allow("logs:PutLogEvents").on(Output.format("%s:*", errors.arn())));
        return new RolePolicy(childName("policy"), policy, childOptions());
    }
}
