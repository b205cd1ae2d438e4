package dev.slipway.components.service;

import dev.slipway.base.iam.Statement;
import dev.slipway.base.link.LinkGrant;
import dev.slipway.base.link.Linkable;
import dev.slipway.components.cluster.EcsCluster;
import java.util.List;
import java.util.Map;

/**
 * The permissions for
 * <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-scale-in-protection.html">scale-in
 * protection</a>, with which a task is not stopped while it works on a message. The ARN of a task is unknown before it
 * runs, so the statement is for the tasks of the cluster.
 */
record ScaleInProtection(EcsCluster cluster) implements Linkable {
    @Override
    public LinkGrant access() {
        var tasks = cluster.arn().applyValue(arn -> arn.replace(":cluster/", ":task/") + "/*");
        var statement = Statement.allow("ecs:GetTaskProtection", "ecs:UpdateTaskProtection")
                .on(tasks);
        return new LinkGrant(Map.of(), Map.of(), List.of(statement), List.of());
    }
}
