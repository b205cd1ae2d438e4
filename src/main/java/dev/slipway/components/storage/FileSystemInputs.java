package dev.slipway.components.storage;

import com.pulumi.aws.ec2.SecurityGroupArgs;
import com.pulumi.aws.efs.BackupPolicyArgs;
import com.pulumi.aws.efs.FileSystemArgs;
import com.pulumi.aws.efs.FileSystemPolicyArgs;
import com.pulumi.aws.efs.MountTargetArgs;
import com.pulumi.aws.efs.inputs.BackupPolicyBackupPolicyArgs;
import com.pulumi.aws.efs.inputs.FileSystemLifecyclePolicyArgs;
import com.pulumi.core.Output;
import dev.slipway.base.iam.Policy;
import dev.slipway.base.iam.Statement;
import dev.slipway.components.network.Network;
import java.util.List;
import java.util.Locale;

/** The inputs of the resources of a file system. The component of the file system constructs these resources. */
final class FileSystemInputs {
    private static final String[] CLIENT_ACTIONS = {
        "elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite", "elasticfilesystem:ClientRootAccess"
    };

    private FileSystemInputs() {}

    static FileSystemArgs system(NewFileSystemSpec spec, Output<String> keyArn) {
        var inputs = FileSystemArgs.builder()
                .encrypted(true)
                .kmsKeyId(keyArn)
                .performanceMode("generalPurpose")
                .throughputMode(spec.throughput().name().toLowerCase(Locale.ROOT));
        // One policy has one transition.
        spec.transitionDays()
                .ifPresent(days -> inputs.lifecyclePolicies(
                        FileSystemLifecyclePolicyArgs.builder()
                                .transitionToIa("AFTER_%d_DAY%s".formatted(days, days == 1 ? "" : "S"))
                                .build(),
                        FileSystemLifecyclePolicyArgs.builder()
                                .transitionToPrimaryStorageClass("AFTER_1_ACCESS")
                                .build()));
        return inputs.build();
    }

    /**
     * The file system policy. A file system with a policy admits no client without a statement that allows it, here that of
     * a role, see <a href="https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html">IAM and file
     * systems</a>.
     */
    static FileSystemPolicyArgs policy(Output<String> id, Output<String> arn) {
        var denied = Statement.deny(CLIENT_ACTIONS).forEverybody().on(arn);
        return FileSystemPolicyArgs.builder()
                .fileSystemId(id)
                .policy(Policy.of(
                                denied.when("Bool", "aws:SecureTransport", Output.of("false")),
                                denied.when("Bool", "elasticfilesystem:AccessedViaMountTarget", Output.of("false")),
                                // Also true for a client without an access point.
                                denied.when("StringNotLike", "elasticfilesystem:AccessPointArn", accessPoints(arn)))
                        .json())
                .build();
    }

    /** The ARN pattern of the access points of the account and region. */
    private static Output<String> accessPoints(Output<String> arn) {
        return arn.applyValue(known -> known.replaceFirst(":file-system/.*", ":access-point/*"));
    }

    static BackupPolicyArgs backup(Output<String> id, boolean backups) {
        return BackupPolicyArgs.builder()
                .fileSystemId(id)
                .backupPolicy(BackupPolicyBackupPolicyArgs.builder()
                        .status(backups ? "ENABLED" : "DISABLED")
                        .build())
                .build();
    }

    static SecurityGroupArgs group(String name, Network network) {
        return SecurityGroupArgs.builder()
                .description("The file system " + name)
                .vpcId(network.vpcId())
                .build();
    }

    static MountTargetArgs target(Output<String> id, Output<String> subnet, Output<String> group) {
        return MountTargetArgs.builder()
                .fileSystemId(id)
                .subnetId(subnet)
                .securityGroups(group.applyValue(List::of))
                .build();
    }
}
