package dev.slipway.components.image;

import com.pulumi.core.Output;
import dev.slipway.base.iam.Policy;
import dev.slipway.base.iam.Statement;

/**
 * The repository policy that allows Lambda to pull images for functions of the same account and region, see
 * <a href="https://docs.aws.amazon.com/lambda/latest/dg/images-create.html#gettingstarted-images-permissions">
 * permissions</a>. Without it Lambda would create the policy itself, outside of Pulumi's state.
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
