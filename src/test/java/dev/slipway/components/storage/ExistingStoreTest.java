package dev.slipway.components.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.base.iam.Policy;
import dev.slipway.base.iam.Statement;
import dev.slipway.testing.Programs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExistingStoreTest {
    private static final String KEY = "arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    private static String policy(StoreKind kind, String arn, Optional<String> key) {
        var found = new ArrayList<String>();
        Programs.plan(context -> Policy.of(new ExistingStore(new ExistingStoreSpec(kind, arn, key))
                        .access()
                        .grants()
                        .toArray(Statement[]::new))
                .json()
                .applyValue(found::add));
        return found.get(0);
    }

    private static List<String> variables(StoreKind kind, String arn) {
        var found = new ArrayList<String>();
        Programs.plan(context -> new ExistingStore(new ExistingStoreSpec(kind, arn, Optional.empty()))
                .access()
                .environment()
                .forEach((name, value) -> value.applyValue(text -> found.add(name + "=" + text))));
        return found;
    }

    @Test
    void clientsGetTheNameOfTheStore() {
        assertThat(variables(StoreKind.BUCKET, "arn:aws:s3:::uploads")).containsExactly("S3_BUCKET=uploads");
        assertThat(variables(StoreKind.TABLE, "arn:aws:dynamodb:eu-west-1:123456789012:table/orders"))
                .containsExactly("TABLE_NAME=orders");
        assertThat(variables(StoreKind.BUS, "arn:aws:events:eu-west-1:210987654321:event-bus/orders"))
                .containsExactly("EVENT_BUS_NAME=arn:aws:events:eu-west-1:210987654321:event-bus/orders");
        assertThat(variables(StoreKind.QUEUE, "arn:aws:sqs:eu-west-1:210987654321:work.fifo"))
                .containsExactly("QUEUE_URL=https://sqs.eu-west-1.amazonaws.com/210987654321/work.fifo");
        assertThat(variables(StoreKind.TOPIC, "arn:aws:sns:eu-west-1:123456789012:news"))
                .containsExactly("TOPIC_ARN=arn:aws:sns:eu-west-1:123456789012:news");
    }

    @Test
    void theKeyOfABucketIsUsedThroughS3Only() {
        assertThat(policy(StoreKind.BUCKET, "arn:aws:s3:::uploads", Optional.of(KEY)))
                .contains(
                        "\"Resource\":\"arn:aws:s3:::uploads\"",
                        "\"Resource\":\"arn:aws:s3:::uploads/*\"",
                        "\"Resource\":\"" + KEY + "\"",
                        "\"Condition\":{\"StringLike\":{\"kms:ViaService\":\"s3.*\"}}");
        assertThat(policy(StoreKind.BUCKET, "arn:aws:s3:::uploads", Optional.empty()))
                .doesNotContain("kms:");
    }

    @Test
    void anExistingTableIsQueriedByItsIndexes() {
        var arn = "arn:aws:dynamodb:eu-west-1:123456789012:table/orders";

        assertThat(policy(StoreKind.TABLE, arn, Optional.empty()))
                .contains(
                        "\"Action\":\"dynamodb:Query\",\"Resource\":\"" + arn + "/index/*\"",
                        "\"Resource\":\"" + arn + "\"")
                .doesNotContain("dynamodb:Scan");
    }
}
