package dev.slipway.components.storage;

import dev.slipway.base.Arns;
import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;
import java.util.Optional;

/**
 * Settings of an existing store, which services get permissions for and Slipway does not change.
 *
 * @param arn its ARN, which may be of another account if its own policy allows the roles of the services
 * @param keyArn the ARN of the KMS key that encrypts it; empty for a key of AWS, which needs no permission
 */
public record ExistingStoreSpec(StoreKind kind, String arn, Optional<String> keyArn) {
    /** @throws SpecException for an ARN of another kind of resource */
    public ExistingStoreSpec {
        var errors = new SpecErrors();
        if (!kind.isArn(arn)) {
            errors.add(
                    "arn",
                    "the ARN of a %s is allowed".formatted(kind.description()),
                    "write it as in " + kind.example());
        }
        keyArn.filter(key ->
                        !Arns.service(key).equals("kms") || !Arns.resource(key).matches("key/.+"))
                .ifPresent(key -> errors.add(
                        "keyArn",
                        "the ARN of a KMS key is allowed, not that of an alias",
                        "write it as in arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"));
        errors.throwAll();
    }
}
