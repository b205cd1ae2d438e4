package dev.slipway.operate.status;

import dev.slipway.base.Json;
import dev.slipway.operate.DeployedStack;
import dev.slipway.operate.status.JobStatus.LastRun;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

/** Reads the last runs of jobs. */
record JobStatusReader(DeployedStack stack, SfnClient states) {

    /** @param jobs the names of the jobs in the stack file */
    List<JobStatus> read(List<String> jobs) {
        return jobs.stream().map(job -> new JobStatus(job, lastRun(job))).toList();
    }

    /** Executions are listed with the latest first. */
    private Optional<LastRun> lastRun(String job) {
        var machine = stack.output(DeployedStack.JOBS, job).orElseThrow();
        return states.listExecutions(request -> request.stateMachineArn(machine).maxResults(1)).executions().stream()
                .findFirst()
                .map(execution -> states.describeExecution(request -> request.executionArn(execution.executionArn())))
                .map(JobStatusReader::lastRun);
    }

    private static LastRun lastRun(DescribeExecutionResponse run) {
        var result = Optional.ofNullable(run.output())
                .flatMap(output -> Json.member(output, "result"))
                .orElse(run.statusAsString().toLowerCase(Locale.ROOT));
        var cause = Optional.ofNullable(run.cause()).orElse("");
        return new LastRun(
                result,
                run.startDate(),
                Optional.ofNullable(run.stopDate()),
                Json.member(cause, "stoppedReason").orElse(cause));
    }
}
