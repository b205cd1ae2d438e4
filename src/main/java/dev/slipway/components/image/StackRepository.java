package dev.slipway.components.image;

import com.pulumi.aws.ecr.RepositoryArgs;
import com.pulumi.aws.ecr.inputs.RepositoryEncryptionConfigurationArgs;
import com.pulumi.aws.ecr.inputs.RepositoryImageScanningConfigurationArgs;

/** What every ECR repository of a stack's own has in common: it is encrypted, and what is pushed is scanned. */
final class StackRepository {
    private StackRepository() {}

    /**
     * The inputs of a repository.
     *
     * @param mutability {@code IMMUTABLE} where a tag names one image for ever, else {@code MUTABLE}
     * @param protectedFromDeletion if not, its images go with it
     */
    static RepositoryArgs inputs(RepositoryName name, String mutability, boolean protectedFromDeletion) {
        return RepositoryArgs.builder()
                .name(name.value())
                .imageTagMutability(mutability)
                .imageScanningConfiguration(RepositoryImageScanningConfigurationArgs.builder()
                        .scanOnPush(true)
                        .build())
                .encryptionConfigurations(RepositoryEncryptionConfigurationArgs.builder()
                        .encryptionType("AES256")
                        .build())
                .forceDelete(!protectedFromDeletion)
                .build();
    }
}
