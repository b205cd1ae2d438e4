package dev.slipway.components.audit;

import com.pulumi.core.Output;
import dev.slipway.components.storage.Bucket;
import dev.slipway.components.storage.Table;
import java.util.Collection;
import java.util.List;

/**
 * Data events of a trail, beside its management events: reads and writes of tables and buckets, charged by event, see
 * <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html">data
 * events</a>.
 *
 * @param tables the ARNs of tables
 * @param buckets the ARNs of buckets
 */
public record TrailSpec(List<Output<String>> tables, List<Output<String>> buckets) {
    public TrailSpec {
        tables = List.copyOf(tables);
        buckets = List.copyOf(buckets);
    }

    /** No data events. */
    public static TrailSpec of() {
        return new TrailSpec(List.of(), List.of());
    }

    /** The same trail with the data events of tables and buckets. */
    public TrailSpec withDataOf(Collection<Table> tables, Collection<Bucket> buckets) {
        return new TrailSpec(
                tables.stream().map(Table::arn).toList(),
                buckets.stream().map(Bucket::arn).toList());
    }
}
