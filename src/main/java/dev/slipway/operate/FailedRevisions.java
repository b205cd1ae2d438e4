package dev.slipway.operate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ecs.model.DescribeServiceRevisionsRequest;
import software.amazon.awssdk.services.ecs.model.ListServiceDeploymentsRequest;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentBrief;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;

/**
 * The revisions of a task definition whose deployments failed, from the history of <a
 * href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-deployment.html">service deployments</a>.
 */
record FailedRevisions(TaskService service) {
    /** The number of service deployments to read, and the maximum that DescribeServiceRevisions takes. */
    private static final int MAX_READ = 20;

    Set<String> arns() {
        var failed = new HashSet<>(revisions(
                ServiceDeploymentStatus.ROLLBACK_REQUESTED,
                ServiceDeploymentStatus.ROLLBACK_IN_PROGRESS,
                ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL,
                ServiceDeploymentStatus.ROLLBACK_FAILED,
                ServiceDeploymentStatus.STOPPED));
        if (!failed.isEmpty()) {
            failed.removeAll(revisions(ServiceDeploymentStatus.SUCCESSFUL));
        }
        return failed;
    }

    private List<String> revisions(ServiceDeploymentStatus... status) {
        var cluster = service.stack().cluster();
        var targets = service
                .ecs()
                .listServiceDeployments(ListServiceDeploymentsRequest.builder()
                        .cluster(cluster)
                        .service(service.physicalName())
                        .status(status)
                        .maxResults(MAX_READ)
                        .build())
                .serviceDeployments()
                .stream()
                .map(ServiceDeploymentBrief::targetServiceRevisionArn)
                .distinct()
                .toList();
        if (targets.isEmpty()) {
            return List.of();
        }
        return service
                .ecs()
                .describeServiceRevisions(DescribeServiceRevisionsRequest.builder()
                        .serviceRevisionArns(targets)
                        .build())
                .serviceRevisions()
                .stream()
                .map(ServiceRevision::taskDefinition)
                .toList();
    }
}
