package com.example.shop;

import com.pulumi.aws.sqs.Queue;
import com.pulumi.aws.sqs.QueueArgs;
import dev.slipway.Extension;
import dev.slipway.StackComponents;
import dev.slipway.base.iam.Statement;
import dev.slipway.base.link.DeclaredLink;
import dev.slipway.base.link.LinkGrant;
import dev.slipway.base.link.Linkable;
import java.util.List;
import java.util.Map;

/** A queue of jobs. */
public final class JobsExtension implements Extension {
    @Override
    public String name() {
        return "work";
    }

    @Override
    public List<DeclaredLink> links() {
        return List.of(DeclaredLink.of("jobs", Map.of("url", "JOBS_URL")).calling("sqs"));
    }

    @Override
    public Map<String, Linkable> create(StackComponents stack) {
        var jobs = new Queue("jobs", QueueArgs.builder().sqsManagedSseEnabled(true).build());
        return Map.of(
                "jobs",
                () -> LinkGrant.by(
                        "JOBS_URL", jobs.url(), Statement.allow("sqs:SendMessage").on(jobs.arn())));
    }
}
