package dev.slipway.components.storage;

import com.pulumi.core.Output;
import dev.slipway.base.Arns;
import dev.slipway.base.AwsContext;
import dev.slipway.base.iam.Statement;
import dev.slipway.base.link.LinkGrant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The kinds of stores that services are given permissions for by the ARN of the store. */
public enum StoreKind {
    TABLE(
            "DynamoDB table",
            "dynamodb",
            "table/[A-Za-z0-9_.-]+",
            "arn:aws:dynamodb:eu-west-1:123456789012:table/orders") {
        @Override
        LinkGrant access(String arn, QueueAccess granted, List<Statement> decryption) {
            return StoreGrants.table(
                    Output.of(Arns.id(arn)), Output.of(arn), List.of(Output.of(arn + "/index/*")), decryption);
        }
    },
    BUCKET("bucket", "s3", "[a-z0-9.-]+", "arn:aws:s3:::uploads") {
        @Override
        LinkGrant access(String arn, QueueAccess granted, List<Statement> decryption) {
            return StoreGrants.bucket(Output.of(Arns.id(arn)), Output.of(arn), decryption);
        }
    },
    BUS("event bus", "events", "event-bus/[A-Za-z0-9_./-]+", "arn:aws:events:eu-west-1:123456789012:event-bus/orders") {
        /** EventBridge itself uses the key. The ARN names a bus of another account too. */
        @Override
        LinkGrant access(String arn, QueueAccess granted, List<Statement> decryption) {
            return StoreGrants.bus(Output.of(arn), Output.of(arn));
        }

        @Override
        public String plural() {
            return "buses";
        }
    },
    QUEUE("queue", "sqs", "[A-Za-z0-9_-]+(\\.fifo)?", "arn:aws:sqs:eu-west-1:123456789012:work") {
        @Override
        LinkGrant access(String arn, QueueAccess granted, List<Statement> decryption) {
            var parts = arn.split(":");
            var url = Output.format("https://sqs.%s.%s/%s/%s", parts[3], AwsContext.dnsSuffix(), parts[4], parts[5]);
            return StoreGrants.queue(url, Output.of(arn), granted, decryption);
        }

        @Override
        LinkGrant further(String arn) {
            Map<String, Output<String>> values = Map.of("arn", Output.of(arn), "name", Output.of(Arns.resource(arn)));
            return new LinkGrant(values, Map.of(), List.of(), List.of());
        }
    },
    TOPIC("topic", "sns", "[A-Za-z0-9_-]+(\\.fifo)?", "arn:aws:sns:eu-west-1:123456789012:events") {
        @Override
        LinkGrant access(String arn, QueueAccess granted, List<Statement> decryption) {
            return StoreGrants.topic(Output.of(arn), decryption);
        }
    };

    private final String description;
    private final String service;
    private final Pattern resource;
    private final String example;

    StoreKind(String description, String service, String resource, String example) {
        this.description = description;
        this.service = service;
        this.resource = Pattern.compile(resource);
        this.example = example;
    }

    /**
     * The permissions and variables of a client of a store.
     *
     * @param granted the permissions for a queue
     * @param decryption the statement for the key that encrypts it; empty for a key of AWS
     */
    abstract LinkGrant access(String arn, QueueAccess granted, List<Statement> decryption);

    /** Further values, by their keys under {@code as}. */
    LinkGrant further(String arn) {
        return LinkGrant.NONE;
    }

    /** The kind in a stack file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The key of {@code slipway:storage} for several stores of the kind by their names. */
    public String plural() {
        return word() + "s";
    }

    /** The kind in AWS's words. */
    String description() {
        return description;
    }

    /** The AWS service, as in ARNs and endpoints. */
    String service() {
        return service;
    }

    /** An ARN of the kind. */
    public String example() {
        return example;
    }

    /** True for the ARN of a store of the kind. */
    boolean isArn(String text) {
        return Arns.service(text).equals(service)
                && resource.matcher(Arns.resource(text)).matches();
    }
}
