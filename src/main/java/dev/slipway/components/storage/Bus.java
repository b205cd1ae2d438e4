package dev.slipway.components.storage;

import com.pulumi.aws.cloudwatch.EventArchive;
import com.pulumi.aws.cloudwatch.EventArchiveArgs;
import com.pulumi.aws.cloudwatch.EventBus;
import com.pulumi.aws.cloudwatch.EventBusArgs;
import com.pulumi.aws.cloudwatch.inputs.EventBusDeadLetterConfigArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.AwsContext;
import dev.slipway.base.Component;
import dev.slipway.base.link.LinkGrant;
import dev.slipway.base.link.Linkable;
import dev.slipway.components.SharedResources;
import dev.slipway.components.key.EncryptionKey;
import java.util.List;
import java.util.Map;

/**
 * An EventBridge event bus, encrypted with the stack's key, and an archive of all its events, from which they can be
 * <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-replay-archived-event.html">replayed</a>. The
 * archive is encrypted with a key of EventBridge, since the provider supports no other.
 *
 * <p>Children: {@code <name>-bus}, {@code <name>-archive} and {@code <name>-undelivered}, its dead-letter queue.
 */
public final class Bus extends Component implements Linkable {
    private static final String TYPE = "slipway:storage:Bus";

    /** Environment variable with the bus's name. */
    public static final String VARIABLE = "EVENT_BUS_NAME";

    private final BusSpec spec;
    private final EncryptionKey key;
    private final boolean protectedFromDeletion;
    private final EventBus bus;

    /** @param key KMS key that encrypts it */
    public Bus(String name, BusSpec spec, EncryptionKey key, SharedResources shared) {
        super(TYPE, name, ComponentResourceOptions.Empty);
        this.spec = spec;
        this.key = key;
        protectedFromDeletion = shared.protectedFromDeletion();
        bus = createBus(
                new UndeliveredEvents(childName("undelivered"), undelivered(), shared, childComponentOptions()));
        createArchive();
        registerOutputs(Map.of("arn", bus.arn(), "busName", busName()));
    }

    /** The bus's physical name. */
    public Output<String> busName() {
        return bus.name();
    }

    /** Permission to send events. EventBridge itself uses the key, so that the sender needs no permission for it. */
    @Override
    public LinkGrant access() {
        return StoreGrants.bus(busName(), bus.arn());
    }

    /** The events that the bus itself cannot encrypt or decrypt. Its ARN is known before it exists, since its name is. */
    private UndeliveredEvents.UndeliveredSource undelivered() {
        var arn = Output.format(
                "arn:%s:events:%s:%s:event-bus/%s",
                AwsContext.partition(),
                AwsContext.region(),
                AwsContext.account(),
                spec.name().text());
        return new UndeliveredEvents.UndeliveredSource(
                spec.name().undelivered(),
                List.of(arn),
                "Events of the bus %s were not delivered; read the queue %s and check the KMS key"
                        .formatted(spec.name().text(), spec.name().undelivered()));
    }

    private EventBus createBus(UndeliveredEvents undelivered) {
        return new EventBus(
                childName("bus"),
                EventBusArgs.builder()
                        .name(spec.name().text())
                        .kmsKeyIdentifier(key.arn())
                        .deadLetterConfig(EventBusDeadLetterConfigArgs.builder()
                                .arn(undelivered.arn())
                                .build())
                        .build(),
                options()
                        .protect(protectedFromDeletion)
                        .deleteBeforeReplace(true)
                        .build());
    }

    private void createArchive() {
        new EventArchive(
                childName("archive"),
                EventArchiveArgs.builder()
                        .name(spec.name().text())
                        .eventSourceArn(bus.arn())
                        .retentionDays(spec.archiveDays())
                        .build(),
                options()
                        .protect(protectedFromDeletion)
                        .deleteBeforeReplace(true)
                        .build());
    }
}
