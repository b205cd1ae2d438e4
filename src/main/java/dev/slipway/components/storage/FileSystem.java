package dev.slipway.components.storage;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.base.Component;
import java.util.List;

/** An EFS file system that services mount: one of the stack, or an existing one. */
public abstract class FileSystem extends Component {
    /** The TCP port of NFS. */
    static final int PORT = 2049;

    FileSystem(String type, String name) {
        super(type, name, ComponentResourceOptions.Empty);
    }

    /** The id of the file system. */
    public abstract Output<String> id();

    /** The ARN of the file system. */
    public abstract Output<String> arn();

    /** The id of the security group of its mount targets. */
    abstract Output<String> securityGroupId();

    /** The resources that must exist before a client mounts it. */
    abstract List<Resource> mountable();

    /**
     * The access of a service. Call it once for each service.
     *
     * @param folders the folders that it mounts, each path once
     */
    public abstract FileSystemClient client(String service, List<MountedFolder> folders);
}
