package dev.slipway.components.image;

import com.pulumi.aws.ecr.RepositoryArgs;
import com.pulumi.aws.ecr.inputs.RepositoryEncryptionConfigurationArgs;
import com.pulumi.aws.ecr.inputs.RepositoryImageScanningConfigurationArgs;

/** The common inputs of a stack's ECR repositories: AES-256 encryption, and a scan of each pushed image. */
final class StackRepository {
    private StackRepository() {}

    /**
     * The inputs of a repository.
     *
     * @param mutability {@code IMMUTABLE} if a tag can be pushed once only, otherwise {@code MUTABLE}
     * @param protectedFromDeletion false to delete the images with the repository
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
