package dev.slipway.components.environment;

import dev.slipway.base.Json;
import java.util.Map;
import java.util.TreeMap;

/**
 * The templates of the CloudFormation stacks that export and import the ids of an environment. A template needs a resource: a
 * <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-waitconditionhandle.html">
 * wait condition handle</a> is free of charge and creates nothing outside of CloudFormation.
 */
final class ExportTemplates {
    private static final String NAME = "Environment";

    private ExportTemplates() {}

    /**
     * The template of the stack that shares an environment.
     *
     * @param ids a hash of the ids of VPC, cluster, namespace and key, which a replacement of one of them changes
     */
    static String export(String exportName, String ids) {
        var output = new TreeMap<String, Object>(Map.of("Value", ids, "Export", Map.of("Name", exportName)));
        return template("Environment of a Slipway stack", output);
    }

    /** The template of a stack that uses an environment. */
    static String use(String exportName) {
        return template(
                "Use of the environment of another Slipway stack",
                Map.of("Value", Map.of("Fn::ImportValue", exportName)));
    }

    private static String template(String description, Map<String, Object> output) {
        var template = new TreeMap<String, Object>();
        template.put("Description", description);
        template.put("Resources", Map.of("Handle", Map.of("Type", "AWS::CloudFormation::WaitConditionHandle")));
        template.put("Outputs", Map.of(NAME, output));
        return Json.compact(template);
    }
}
