package dev.slipway.settings.imports.copilot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The steps from a running Copilot application to stacks of Slipway without downtime. */
final class MigrationAdvice {
    private MigrationAdvice() {}

    static Map<String, List<String>> of(CopilotWorkspace workspace, List<String> environments) {
        var application = workspace.application();
        var first = environments.get(0);
        var advice = new LinkedHashMap<String, List<String>>();
        advice.put(
                "Without downtime",
                List.of(
                        "1. **Beside**: `pulumi up -s %s` creates the stack beside the environment, in a network of its own; nothing of Copilot changes."
                                .formatted(first),
                        "2. **Secrets** stay where they are: parameters such as `/copilot/%s/%s/secrets/NAME` and secrets are named in `secrets`, and need no tags."
                                .formatted(application, first),
                        "3. **Data**: keep a table or a bucket by `existing.arn`, a file system by `existing.id`, a database by `slipway:database.existing` in the existing VPC (`slipway:network.existing`). First set `DeletionPolicy: Retain` in the add-on template and run `copilot svc deploy`, so that the removal of Copilot keeps them. Or copy: `aws s3 sync`, DynamoDB export and import, a snapshot or a replica of Aurora, DataSync for EFS.",
                        "4. **Queues**: publishers of both sides run at the same time; let Copilot's workers empty their queues before they stop.",
                        "5. **Test** the new services on the load balancer's own name: `curl -H 'Host: HOST' http://NAME`.",
                        "6. **DNS**: Copilot's record of a host stands in the way of the stack's: leave `slipway:domain` and `hosts` out at first, lower the TTL of records with one, and then take the record over with `pulumi import aws:route53/record:Record`, or shift requests by weighted records of your own.",
                        "7. **End**: when no requests reach the old load balancer, `copilot svc delete`, `copilot env delete`, `copilot app delete`. The last one deletes the image repositories and the artifact buckets, too."));
        return advice;
    }
}
