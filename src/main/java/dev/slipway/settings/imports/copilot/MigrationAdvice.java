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
                        "1. **Beside**: `pulumi up -s %s` creates the stack beside the environment, in a network of its own or the VPC of `slipway:network.existing`; nothing of Copilot changes."
                                .formatted(first),
                        "2. **Secrets** stay where they are: parameters such as `/copilot/%s/%s/secrets/NAME` and secrets are named in `secrets`, and need no tags."
                                .formatted(application, first),
                        "3. **Data**: keep a table or a bucket by `existing.arn`, a file system by `existing.id`, a database by `slipway:database.existing` in the existing VPC (`slipway:network.existing`). First set `DeletionPolicy: Retain` in the add-on template and run `copilot svc deploy`, so that the removal of Copilot keeps them. Or copy: `aws s3 sync`, DynamoDB export and import, a snapshot or a replica of Aurora, DataSync for EFS.",
                        "4. **Queues**: publishers of both sides run at the same time; let Copilot's workers empty their queues before they stop.",
                        "5. **Test** with another host first: leave `hosts` out of the routes, set `slipway:domain` to `{zone: ZONE, host: next, wildcard: true}`, and send requests by `curl --connect-to HOST:443:next.ZONE:443 https://HOST/`. A resource that admits Copilot's environment security group admits the tasks with that group in `securityGroups`, in Copilot's VPC.",
                        "6. **DNS**: write the new load balancer into Copilot's record of the host in one step, `aws route53 change-resource-record-sets` with `UPSERT`; the same command with the old one is the way back. Two weighted records instead shift a share of the requests. Clients keep an alias record for 60 seconds; lower the TTL of other records before.",
                        "7. **End**: when no requests reach the old load balancer, `copilot svc delete`, `copilot env delete`, `copilot app delete`. The last one deletes the image repositories and the artifact buckets, too."));
        return advice;
    }
}
