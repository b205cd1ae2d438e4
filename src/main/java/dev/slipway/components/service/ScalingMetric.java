package dev.slipway.components.service;

import dev.slipway.base.SpecException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A metric of CloudWatch that scales a service, of a namespace of AWS or of one's own. It must have a value every minute.
 *
 * @param namespace 1 to 255 characters, see
 *     <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html#Namespace">
 *     namespaces</a>
 * @param name 1 to 255 characters
 * @param dimensions exactly as published, 1 to 30, see
 *     <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Dimension.html">Dimension</a>.
 *     CloudWatch has metrics without dimensions too; here they are refused, because one value would scale every stack of
 *     the region
 * @param statistic the statistic of the values of a minute
 */
public record ScalingMetric(String namespace, String name, Map<String, String> dimensions, Statistic statistic)
        implements StepMetric {
    private static final Pattern NAMESPACE = Pattern.compile("(?=.*\\S)[A-Za-z0-9._/# -][A-Za-z0-9._/#: -]{0,254}");
    private static final Pattern NAME = Pattern.compile("(?=.*\\S)[\\x20-\\x7E]{1,255}");
    private static final Pattern DIMENSION = Pattern.compile("(?=.*\\S)[\\x20-\\x7E&&[^:]][\\x20-\\x7E]{0,254}");
    private static final Pattern VALUE = Pattern.compile("(?=.*\\S)[\\x20-\\x7E]{1,1024}");
    private static final int MAX_DIMENSIONS = 30;

    /**
     * A statistic that target tracking can use, see
     * <a href="https://docs.aws.amazon.com/autoscaling/application/APIReference/API_CustomizedMetricSpecification.html">
     * CustomizedMetricSpecification</a>; percentiles are none of them.
     */
    public enum Statistic {
        AVERAGE("Average"),
        MINIMUM("Minimum"),
        MAXIMUM("Maximum"),
        SUM("Sum"),
        SAMPLE_COUNT("SampleCount");

        private final String aws;

        Statistic(String aws) {
            this.aws = aws;
        }

        /** The name that AWS has for it. */
        String aws() {
            return aws;
        }
    }

    /** @throws SpecException for missing values, and for values beyond the limits of CloudWatch */
    public ScalingMetric {
        dimensions = new TreeMap<>(dimensions);
        var errors = new ArrayList<SpecException>();
        if (namespace.isEmpty()) {
            errors.add(new SpecException("namespace", "missing", "name the namespace of the metric, as in AWS/SQS"));
        } else if (!NAMESPACE.matcher(namespace).matches()) {
            errors.add(new SpecException(
                    "namespace",
                    "up to 255 letters, digits, spaces and . - _ / # : are allowed, and no colon at the start",
                    "correct it"));
        }
        if (name.isEmpty()) {
            errors.add(new SpecException("name", "missing", "name the metric"));
        } else if (!NAME.matcher(name).matches()) {
            errors.add(new SpecException("name", "up to 255 printable ASCII characters are allowed", "correct it"));
        }
        errors.addAll(errors(dimensions));
        SpecException.throwAll(errors);
    }

    private static List<SpecException> errors(Map<String, String> dimensions) {
        if (dimensions.isEmpty()) {
            return List.of(new SpecException(
                    "dimensions",
                    "missing, and without one the same values would scale every stack",
                    "name those that the metric is published with"));
        }
        if (dimensions.size() > MAX_DIMENSIONS) {
            return List.of(new SpecException(
                    "dimensions",
                    "%d dimensions: 1 to %d are allowed".formatted(dimensions.size(), MAX_DIMENSIONS),
                    "name those that the metric is published with"));
        }
        return dimensions.entrySet().stream()
                .filter(dimension -> !DIMENSION.matcher(dimension.getKey()).matches()
                        || !VALUE.matcher(dimension.getValue()).matches())
                .map(dimension -> new SpecException(
                        "dimensions." + dimension.getKey(),
                        "a name of up to 255 and a value of up to 1024 printable ASCII characters are allowed, and no colon"
                                + " at the start of the name",
                        "correct it"))
                .toList();
    }
}
