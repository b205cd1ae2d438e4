package dev.slipway.components.storage;

import com.pulumi.aws.efs.AccessPoint;
import com.pulumi.aws.efs.AccessPointArgs;
import com.pulumi.aws.efs.inputs.AccessPointPosixUserArgs;
import com.pulumi.aws.efs.inputs.AccessPointRootDirectoryArgs;
import com.pulumi.aws.efs.inputs.AccessPointRootDirectoryCreationInfoArgs;
import com.pulumi.aws.vpc.SecurityGroupIngressRule;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.base.Component;
import dev.slipway.base.iam.Statement;
import dev.slipway.base.link.LinkClient;
import dev.slipway.components.network.ClientIngress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The access of one service to a file system: an <a
 * href="https://docs.aws.amazon.com/efs/latest/ug/efs-access-points.html">access point</a> for each folder that it
 * mounts, and the rule of the security group.
 *
 * <p>Children: {@code <name>-at-<path>} for each folder, {@code <name>-whole} for the whole file system, and {@code <name>-rule}. An access point cannot be changed:
 * another path or owner replaces it, and neither moves nor deletes files.
 */
public final class FileSystemClient extends Component {
    private static final String TYPE = "slipway:storage:FileSystemClient";

    /** The owner may write, all others may read. */
    private static final String PERMISSIONS = "0755";

    private final FileSystem files;
    private final Map<MountedFolder, AccessPoint> points = new LinkedHashMap<>();

    FileSystemClient(String name, FileSystem files, List<MountedFolder> folders, ComponentResourceOptions options) {
        super(TYPE, name, options);
        this.files = files;
        folders.forEach(folder -> points.put(folder, createPoint(folder)));
        registerOutputs(Map.of("fileSystemId", fileSystemId()));
    }

    /** The id of the file system. */
    public Output<String> fileSystemId() {
        return files.id();
    }

    /** The id of the access point of a folder. */
    public Output<String> accessPointId(FilePath path) {
        return points.entrySet().stream()
                .filter(point -> point.getKey().path().equals(path))
                .map(point -> point.getValue().id())
                .findFirst()
                .orElseThrow();
    }

    /**
     * The statements of the client's role: to mount the folders through their access points only, and to write to them, see
     * <a href="https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html">IAM and file systems</a>.
     */
    public List<Statement> grants() {
        return points.entrySet().stream()
                .map(point -> statement(point.getKey())
                        .on(files.arn())
                        .when(
                                "StringEquals",
                                "elasticfilesystem:AccessPointArn",
                                point.getValue().arn()))
                .toList();
    }

    private static Statement statement(MountedFolder folder) {
        return folder.readOnly()
                ? Statement.allow("elasticfilesystem:ClientMount")
                : Statement.allow("elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite");
    }

    /**
     * Admits the client's connections. Call it once.
     *
     * @return the resources that must exist before the client connects
     */
    public List<Resource> admit(LinkClient client) {
        var before = new ArrayList<>(files.mountable());
        before.add(new SecurityGroupIngressRule(
                childName("rule"), ClientIngress.of(client, files.securityGroupId(), FileSystem.PORT), childOptions()));
        return before;
    }

    private AccessPoint createPoint(MountedFolder folder) {
        var owner = folder.owner();
        var root = AccessPointRootDirectoryArgs.builder().path(folder.path().text());
        if (!folder.path().isRoot()) {
            root.creationInfo(AccessPointRootDirectoryCreationInfoArgs.builder()
                    .ownerUid(owner.user())
                    .ownerGid(owner.group())
                    .permissions(PERMISSIONS)
                    .build());
        }
        return new AccessPoint(
                childName(folder.path().role()),
                AccessPointArgs.builder()
                        .fileSystemId(files.id())
                        .posixUser(AccessPointPosixUserArgs.builder()
                                .uid(owner.user())
                                .gid(owner.group())
                                .build())
                        .rootDirectory(root.build())
                        .build(),
                childOptions());
    }
}
