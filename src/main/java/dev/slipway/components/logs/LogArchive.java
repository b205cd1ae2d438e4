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
import dev.slipway.components.storage.Bucket;
import dev.slipway.components.storage.BucketArgs;
import dev.slipway.components.storage.ObjectLifecycle;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Where services log to for long: a bucket, and for each service a delivery stream into its own part of it.
 *
 * <p>Children: {@code <name>-files} (the bucket), {@code <name>-errors} (the log group
 * {@code /<project>-<stack>/<name>/errors}, where Firehose says what it could not deliver), {@code <name>-role} with
 * {@code <name>-policy} (Firehose's own), and {@code <name>-<service>} for each service.
 */
public final class LogArchive extends Component {
    private static final String TYPE = "slipway:logs:LogArchive";
    private static final String PRINCIPAL = "firehose.amazonaws.com";

    private final LogArchiveArgs args;
    private final Bucket bucket;
    private final LogGroup errors;
    private final Role role;
    private final RolePolicy policy;

    public LogArchive(String name, LogArchiveArgs args) {
        this(name, args, ComponentResourceOptions.Empty);
    }

    public LogArchive(String name, LogArchiveArgs args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        this.args = args;
        bucket = createBucket();
        errors = createErrors();
        role = createRole();
        policy = createPolicy();
        registerOutputs(Map.of("bucketName", bucketName()));
    }

    /** Makes the stream by which a service's logs come into the archive. To be called once for each service. */
    public LogDeliveryStream deliver(String service) {
        return new LogDeliveryStream(childName(service), this, service);
    }

    /** The bucket's physical name. */
    public Output<String> bucketName() {
        return bucket.bucketName();
    }

    LogArchiveArgs args() {
        return args;
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

    /** Without it a stream cannot be made. */
    RolePolicy policy() {
        return policy;
    }

    private Bucket createBucket() {
        return new Bucket(
                childName("files"),
                BucketArgs.of(args.key(), args.prefix())
                        // Nobody replaces logs: an old version is one that has expired.
                        .withLifetime(new ObjectLifecycle(1, OptionalInt.of(args.days())))
                        .withProtectedFromDeletion(args.protectedFromDeletion()),
                childComponentOptions());
    }

    private LogGroup createErrors() {
        return new LogGroup(
                childName("errors"),
                LogGroupArgs.builder()
                        .name("/%s/%s/errors".formatted(stackName(), name()))
                        .retentionInDays(args.errorDays())
                        .kmsKeyId(args.key().arn())
                        .build(),
                childOptions());
    }

    private Role createRole() {
        return new Role(childName("role"), RoleInputs.assumedBy(PRINCIPAL).build(), childOptions());
    }

    /** See <a href="https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html#using-iam-s3">access to S3</a>. */
    private RolePolicy createPolicy() {
        var policy = RoleInputs.policy(
                role,
                Statement.allow("s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads")
                        .on(bucket.arn()),
                Statement.allow("s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject")
                        .on(Output.format("%s/*", bucket.arn())),
                args.key().through("s3", "kms:Decrypt", "kms:GenerateDataKey"),
                Statement.allow("logs:PutLogEvents").on(Output.format("%s:*", errors.arn())));
        return new RolePolicy(childName("policy"), policy, childOptions());
    }
}
