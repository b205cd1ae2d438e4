package dev.slipway.components.storage;

import com.pulumi.aws.ec2.SecurityGroup;
import com.pulumi.aws.efs.BackupPolicy;
import com.pulumi.aws.efs.FileSystemPolicy;
import com.pulumi.aws.efs.MountTarget;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.components.SharedResources;
import dev.slipway.components.key.EncryptionKey;
import dev.slipway.components.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An EFS file system in all zones of the network, encrypted with the stack's key. Its policy refuses clients without TLS
 * and without an access point.
 *
 * <p>Children: {@code <name>-system}, {@code <name>-policy}, {@code <name>-backup}, {@code <name>-group} (the security
 * group), {@code <name>-target-<zone>} for each zone, and {@code <name>-<service>} for each service that mounts it, a
 * {@link FileSystemClient}. Another key replaces the file system.
 */
public final class NewFileSystem extends FileSystem {
    private static final String TYPE = "slipway:storage:NewFileSystem";

    private final boolean protectedFromDeletion;
    private final com.pulumi.aws.efs.FileSystem system;
    private final SecurityGroup group;
    private final List<Resource> mountable = new ArrayList<>();

    /**
     * @param network VPC whose zones get a mount target each, in a private subnet where there is one
     * @param key KMS key that encrypts the files
     */
    public NewFileSystem(
            String name, NewFileSystemSpec spec, Network network, EncryptionKey key, SharedResources shared) {
        super(TYPE, name);
        protectedFromDeletion = shared.protectedFromDeletion();
        system = new com.pulumi.aws.efs.FileSystem(
                childName("system"), FileSystemInputs.system(spec, key.arn()), kept());
        mountable.add(new FileSystemPolicy(childName("policy"), FileSystemInputs.policy(id(), arn()), kept()));
        new BackupPolicy(childName("backup"), FileSystemInputs.backup(id(), spec.backups()), kept());
        group = new SecurityGroup(childName("group"), FileSystemInputs.group(name, network), childOptions());
        network.subnetIdsByZone()
                .forEach((zone, subnet) -> mountable.add(new MountTarget(
                        childName("target-" + zone),
                        FileSystemInputs.target(id(), subnet, securityGroupId()),
                        childOptions())));
        registerOutputs(Map.of("id", id(), "arn", arn()));
    }

    @Override
    public Output<String> id() {
        return system.id();
    }

    @Override
    public Output<String> arn() {
        return system.arn();
    }

    @Override
    public FileSystemClient client(String service, List<MountedFolder> folders) {
        return new FileSystemClient(childName(service), this, folders, childComponentOptions());
    }

    @Override
    Output<String> securityGroupId() {
        return group.id();
    }

    @Override
    List<Resource> mountable() {
        return mountable;
    }

    /** Options of the file system and of what protects it: a refused deletion must not leave it open. */
    private CustomResourceOptions kept() {
        return options().protect(protectedFromDeletion).build();
    }
}
