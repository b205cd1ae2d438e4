package dev.slipway.components.delivery;

import com.pulumi.core.Output;
import dev.slipway.base.iam.Policy;
import dev.slipway.base.iam.Statement;
import java.util.List;

/** The access of Pulumi to the <a href="https://www.pulumi.com/docs/iac/concepts/state-and-backends/#aws-s3">S3 bucket</a> with a stack's
 * state, below {@code .pulumi/}. A preview writes a lock.
 *
 * @param bucket its name
 */
record StateAccess(Output<String> partition, String bucket) {

    Policy toDeploy() {
        return Policy.of(list(), objects("", "s3:GetObject", "s3:PutObject", "s3:DeleteObject"));
    }

    Policy toPreview() {
        return Policy.of(list(), objects("", "s3:GetObject"), objects("locks/", "s3:PutObject", "s3:DeleteObject"));
    }

    /** Reads all stacks, and changes those called {@code pr-<number>} of a project. */
    Policy toDeployPullRequests(String project) {
        var changing = Statement.allow("s3:PutObject", "s3:DeleteObject");
        for (var folder : List.of("stacks/", "history/", "backups/", "locks/organization/")) {
            changing = changing.on(object(folder + project + "/pr-"));
        }
        return Policy.of(list(), objects("", "s3:GetObject"), changing);
    }

    private Statement list() {
        return Statement.allow("s3:ListBucket", "s3:GetBucketLocation")
                .on(Output.format("arn:%s:s3:::%s", partition, bucket));
    }

    private Statement objects(String under, String... actions) {
        return Statement.allow(actions).on(object(under));
    }

    private Output<String> object(String under) {
        return Output.format("arn:%s:s3:::%s/.pulumi/%s*", partition, bucket, under);
    }
}
