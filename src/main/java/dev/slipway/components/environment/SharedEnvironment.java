package dev.slipway.components.environment;

import com.pulumi.aws.cloudformation.Stack;
import com.pulumi.aws.cloudformation.StackArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.base.Component;
import dev.slipway.base.Json;
import dev.slipway.base.StableHash;
import java.util.List;
import java.util.Map;

/**
 * The environment that a stack shares: an output that other stacks read, and a CloudFormation stack that exports a hash of the ids of
 * VPC, cluster, namespace and key. A stack that uses the environment imports the export, and AWS
 * <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-importvalue.html">
 * neither deletes nor changes an imported export</a>: {@code pulumi destroy} deletes it first and ends there while the environment
 * is in use, and an {@code up} that replaces one of these ends before it deletes the former one.
 *
 * <p>Child: {@code <name>-export}.
 */
public final class SharedEnvironment extends Component {
    private static final String TYPE = "slipway:environment:SharedEnvironment";

    private final Output<String> values;

    /** @param before all resources of the environment, which the export depends on */
    public SharedEnvironment(String name, SharedEnvironmentArgs args, List<Resource> before) {
        super(TYPE, name, ComponentResourceOptions.Empty);
        var exportName = stackName() + "-" + name();
        values = Json.text(args.values(exportName));
        createExport(exportName, args, before);
        registerOutputs(Map.of());
    }

    /** The output {@link UsedEnvironment#OUTPUT}. */
    public Output<Object> output() {
        return values.applyValue(Json::read);
    }

    private void createExport(String exportName, SharedEnvironmentArgs args, List<Resource> before) {
        new Stack(
                childName("export"),
                StackArgs.builder()
                        .name(exportName)
                        .templateBody(Output.all(args.ids())
                                .applyValue(ids -> ExportTemplates.export(
                                        exportName, Long.toHexString(StableHash.of(String.join(" ", ids))))))
                        .build(),
                options().dependsOn(before).build());
    }
}
