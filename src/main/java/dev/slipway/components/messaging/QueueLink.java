package dev.slipway.components.messaging;

import com.pulumi.core.Output;
import dev.slipway.base.link.LinkGrant;
import dev.slipway.base.link.Linkable;
import dev.slipway.components.key.EncryptionKey;
import dev.slipway.components.storage.QueueAccess;
import dev.slipway.components.storage.StoreGrants;
import java.util.List;
import java.util.Map;

/** The link of a client to a queue, with the permissions that it needs for its messages. */
record QueueLink(Queue queue, EncryptionKey key, QueueAccess granted) implements Linkable {

    @Override
    public LinkGrant access() {
        var decryption = granted.sends()
                ? key.through("sqs", "kms:GenerateDataKey", "kms:Decrypt")
                : key.through("sqs", "kms:Decrypt");
        return StoreGrants.queue(queue.url(), queue.arn(), granted, List.of(decryption));
    }

    @Override
    public LinkGrant further() {
        Map<String, Output<String>> values = Map.of("arn", queue.arn(), "name", queue.queueName());
        return new LinkGrant(values, Map.of(), List.of(), List.of());
    }
}
