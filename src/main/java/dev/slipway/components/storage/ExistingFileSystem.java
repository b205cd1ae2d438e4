package dev.slipway.components.storage;

import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import dev.slipway.base.LookUp;
import java.util.List;
import java.util.Map;

/**
 * An existing EFS file system. Slipway looks it up and does not change it, its mount targets and its policy, so that a
 * wrong id fails the deployment before any resource is created. It needs a mount target in each zone of the tasks.
 */
public final class ExistingFileSystem extends FileSystem {
    private static final String TYPE = "slipway:storage:ExistingFileSystem";

    private final ExistingFileSystemSpec spec;
    private final String arn;

    public ExistingFileSystem(String name, ExistingFileSystemSpec spec) {
        super(TYPE, name);
        this.spec = spec;
        arn = LookUp.fileSystemArn(spec.id()).result();
        registerOutputs(Map.of("id", id()));
    }

    @Override
    public Output<String> id() {
        return Output.of(spec.id());
    }

    @Override
    public Output<String> arn() {
        return Output.of(arn);
    }

    @Override
    public FileSystemClient client(String service, List<MountedFolder> folders) {
        return new FileSystemClient(childName(service), this, folders, childComponentOptions());
    }

    @Override
    Output<String> securityGroupId() {
        return Output.of(spec.securityGroupId());
    }

    @Override
    List<Resource> mountable() {
        return List.of();
    }
}
