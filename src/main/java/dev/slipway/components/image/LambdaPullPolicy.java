package dev.slipway.components.image;

import com.pulumi.core.Output;
import dev.slipway.base.iam.Policy;
import dev.slipway.base.iam.Statement;

/**
 * The policy of a repository from which Lambda pulls for functions of the same account and region, see
 * <a href="https://docs.aws.amazon.com/lambda/latest/dg/images-create.html#gettingstarted-images-permissions">
 * permissions</a>. Without one Lambda would write it itself, unseen.
 */
final class LambdaPullPolicy {
    private LambdaPullPolicy() {}

    static Policy policy(Output<String> repositoryArn) {
        var functions = repositoryArn.applyValue(
                arn -> arn.replaceFirst(":ecr:", ":lambda:").replaceFirst("repository/.*", "function:*"));
        return Policy.of(Statement.allow("ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer")
                .forService("lambda.amazonaws.com")
                .when("StringLike", "aws:SourceArn", functions));
    }
}
