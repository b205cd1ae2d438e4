package dev.slipway.components.storage;

import com.pulumi.core.Output;
import dev.slipway.base.iam.Statement;
import dev.slipway.base.link.LinkGrant;
import dev.slipway.base.link.Linkable;
import java.util.List;

/**
 * An existing table, bucket, event bus, queue or topic, which has no resource in the stack: services get its name and the same permissions as
 * for a store of the stack.
 *
 * @param granted the permissions for a queue
 */
public record ExistingStore(ExistingStoreSpec spec, QueueAccess granted) implements Linkable {
    /** A store whose messages, if it is a queue, are received. */
    public ExistingStore(ExistingStoreSpec spec) {
        this(spec, QueueAccess.RECEIVE);
    }

    /** The same store for a client with these permissions for a queue. */
    public ExistingStore to(QueueAccess access) {
        return new ExistingStore(spec, access);
    }

    @Override
    public LinkGrant access() {
        return spec.kind().access(spec.arn(), granted, decryption());
    }

    @Override
    public LinkGrant further() {
        return spec.kind().further(spec.arn());
    }

    /** The use of its key through the AWS service that stores the data, whose region is in the ARN of the key. */
    private List<Statement> decryption() {
        return spec.keyArn().stream()
                .map(key -> Statement.allow("kms:Decrypt", "kms:GenerateDataKey")
                        .on(Output.of(key))
                        .when(
                                "StringLike",
                                "kms:ViaService",
                                Output.of(spec.kind().service() + ".*")))
                .toList();
    }
}
