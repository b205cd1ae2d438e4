package dev.slipway.components.service;

import com.pulumi.core.Output;
import dev.slipway.base.SpecException;
import dev.slipway.base.iam.Statement;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A file with environment variables in S3, which ECS reads when it starts a task. See
 * <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/use-environment-file.html">environment files</a>.
 *
 * @param arn the ARN of the object, whose key ends with {@code .env}
 */
public record EnvironmentFile(String arn) {
    /** The maximum number of files of a container. */
    public static final int MAX = 10;

    private static final Pattern OBJECT =
            Pattern.compile("(?<bucket>arn:aws[a-z-]*:s3:::[a-z0-9][a-z0-9.-]+)/.+\\.env");

    /** @throws SpecException for a text that is not the ARN of an object with the ending {@code .env} */
    public EnvironmentFile {
        if (!OBJECT.matcher(arn).matches()) {
            throw new SpecException(
                    "the ARN of an S3 object whose key ends with .env is allowed",
                    "write it as in arn:aws:s3:::bucket/app.env");
        }
    }

    /** The statements with which the execution role reads files. */
    static List<Statement> grants(List<EnvironmentFile> files) {
        if (files.isEmpty()) {
            return List.of();
        }
        var objects = files.stream().map(EnvironmentFile::arn).distinct().map(Output::of);
        var buckets = files.stream().map(EnvironmentFile::bucketArn).distinct().map(Output::of);
        return List.of(
                Statement.allow("s3:GetObject").on(objects.toList()),
                Statement.allow("s3:GetBucketLocation").on(buckets.toList()));
    }

    private String bucketArn() {
        var object = OBJECT.matcher(arn);
        return object.matches() ? object.group("bucket") : arn;
    }
}
