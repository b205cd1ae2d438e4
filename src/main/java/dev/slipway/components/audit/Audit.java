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

    public Audit(String name, AuditArgs args) {
        this(name, args, ComponentResourceOptions.Empty);
    }

    public Audit(String name, AuditArgs args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        var store = createStore(args);
        args.trail().ifPresent(trail -> createTrail(args, trail, store.orElseThrow()));
        args.config().ifPresent(config -> createRules(config, createRecorder(config, store)));
        registerOutputs(Map.of());
    }

    private Optional<AuditStore> createStore(AuditArgs args) {
        var store = new AuditStore.Args(identity, args.retentionDays(), args.protectedFromDeletion());
        return args.keeps()
                ? Optional.of(new AuditStore(childName("store"), store, childComponentOptions()))
                : Optional.empty();
    }

    private void createTrail(AuditArgs args, TrailSpec trail, AuditStore store) {
        new Trail(
                childName("trail"),
                TrailArgs.builder()
                        .name(identity.trail())
                        .s3BucketName(store.bucketName())
                        .kmsKeyId(store.keyArn())
                        .isMultiRegionTrail(true)
                        .includeGlobalServiceEvents(true)
                        .enableLogFileValidation(true)
                        .eventSelectors(dataEvents(trail))
                        .build(),
                options().protect(args.protectedFromDeletion()).build());
    }

    private static List<TrailEventSelectorArgs> dataEvents(TrailSpec trail) {
        var data = new ArrayList<TrailEventSelectorDataResourceArgs>();
        if (!trail.buckets().isEmpty()) {
            // An ARN with a slash at its end is the bucket with all its objects.
            data.add(dataResource(
                    "AWS::S3::Object",
                    trail.buckets().stream()
                            .map(arn -> Output.format("%s/", arn))
                            .toList()));
        }
        if (!trail.tables().isEmpty()) {
            data.add(dataResource("AWS::DynamoDB::Table", trail.tables()));
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

    private Optional<ConfigRecorder> createRecorder(ConfigRules config, Optional<AuditStore> store) {
        return config.recorder()
                ? Optional.of(new ConfigRecorder(
                        childName("config"),
                        new ConfigRecorder.Args(identity, store.orElseThrow()),
                        childComponentOptions()))
                : Optional.empty();
    }

    private void createRules(ConfigRules config, Optional<ConfigRecorder> recorder) {
        for (var identifier : config.identifiers()) {
            var role = identifier.toLowerCase(Locale.ROOT).replace('_', '-');
            var options = options();
            recorder.ifPresent(each -> options.dependsOn(each.status()));
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
