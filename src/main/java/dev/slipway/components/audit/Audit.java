package dev.slipway.components.audit;

import com.pulumi.aws.cfg.Rule;
import com.pulumi.aws.cfg.RuleArgs;
import com.pulumi.aws.cfg.inputs.RuleSourceArgs;
import com.pulumi.aws.cloudtrail.Trail;
import com.pulumi.aws.cloudtrail.TrailArgs;
import com.pulumi.aws.cloudtrail.inputs.TrailEventSelectorArgs;
import com.pulumi.aws.cloudtrail.inputs.TrailEventSelectorDataResourceArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.components.SharedResources;
import dev.slipway.components.storage.Stores;
import dev.slipway.components.storage.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Audit of an account: a CloudTrail trail of the API calls, and AWS Config rules on the configuration of resources.
 *
 * <p>Children: {@code <name>-store}, the bucket of the files; {@code <name>-trail} of CloudTrail, over all regions;
 * {@code <name>-config}, the recorder of AWS Config; and {@code <name>-rule-rds-storage-encrypted}, a managed rule each.
 */
public final class Audit extends Component {
    private static final String TYPE = "slipway:audit:Audit";

    private final TrailIdentity identity = TrailIdentity.of(stackName());

    /** @param stores tables and buckets whose reads and writes the trail may record */
    public Audit(String name, AuditSpec spec, Stores stores, SharedResources shared) {
        super(TYPE, name, ComponentResourceOptions.Empty);
        if (spec.storesFiles()) {
            var store = createStore(spec, shared);
            if (spec.trail()) {
                createTrail(store, spec.dataEvents() ? dataEvents(stores) : List.of(), shared);
            }
            spec.config().ifPresent(config -> createRules(config, createRecorder(config, store)));
        } else {
            spec.config().ifPresent(config -> createRules(config, Optional.empty()));
        }
        registerOutputs(Map.of());
    }

    private AuditStore createStore(AuditSpec spec, SharedResources shared) {
        return new AuditStore(
                childName("store"),
                new AuditStore.Args(identity, spec.retentionDays(), shared.protectedFromDeletion(), spec.records()),
                childComponentOptions());
    }

    private void createTrail(AuditStore store, List<TrailEventSelectorArgs> dataEvents, SharedResources shared) {
        new Trail(
                childName("trail"),
                TrailArgs.builder()
                        .name(identity.trail())
                        .s3BucketName(store.bucketName())
                        .kmsKeyId(store.keyArn())
                        .isMultiRegionTrail(true)
                        .includeGlobalServiceEvents(true)
                        .enableLogFileValidation(true)
                        .eventSelectors(dataEvents)
                        .build(),
                options().protect(shared.protectedFromDeletion()).build());
    }

    private static List<TrailEventSelectorArgs> dataEvents(Stores stores) {
        var data = new ArrayList<TrailEventSelectorDataResourceArgs>();
        if (!stores.buckets().isEmpty()) {
            // An ARN with a slash at its end is the bucket with all its objects.
            data.add(dataResource(
                    "AWS::S3::Object",
                    stores.buckets().values().stream()
                            .map(bucket -> Output.format("%s/", bucket.arn()))
                            .toList()));
        }
        if (!stores.tables().isEmpty()) {
            data.add(dataResource(
                    "AWS::DynamoDB::Table",
                    stores.tables().values().stream().map(Table::arn).toList()));
        }
        return data.isEmpty()
                ? List.of()
                : List.of(TrailEventSelectorArgs.builder()
                        .readWriteType("All")
                        .includeManagementEvents(true)
                        .dataResources(data)
                        .build());
    }

    private static TrailEventSelectorDataResourceArgs dataResource(String type, List<Output<String>> arns) {
        return TrailEventSelectorDataResourceArgs.builder()
                .type(type)
                .values(Output.all(arns))
                .build();
    }

    private Optional<ConfigRecorder> createRecorder(ConfigRules config, AuditStore store) {
        return config.recorder()
                ? Optional.of(new ConfigRecorder(
                        childName("config"), new ConfigRecorder.Args(identity, store), childComponentOptions()))
                : Optional.empty();
    }

    private void createRules(ConfigRules config, Optional<ConfigRecorder> recorder) {
        for (var identifier : config.identifiers()) {
            var role = identifier.toLowerCase(Locale.ROOT).replace('_', '-');
            var options = options();
            recorder.ifPresent(running -> options.dependsOn(running.status()));
            new Rule(
                    childName("rule-" + role),
                    RuleArgs.builder()
                            .name("%s-%s".formatted(stackName(), role))
                            .source(RuleSourceArgs.builder()
                                    .owner("AWS")
                                    .sourceIdentifier(identifier)
                                    .build())
                            .build(),
                    options.build());
        }
    }
}
