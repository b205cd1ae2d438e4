package dev.slipway.components.storage;

import com.pulumi.core.Output;
import dev.slipway.base.iam.Statement;
import dev.slipway.base.link.LinkGrant;
import dev.slipway.base.link.Linkable;
import java.util.List;

/**
 * An existing table, bucket or event bus, which has no resource in the stack: services get its name and the same permissions as
 * for a store of the stack.
 */
public record ExistingStore(ExistingStoreSpec spec) implements Linkable {
    @Override
    public LinkGrant access() {
        return spec.kind().access(spec.arn(), decryption());
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
