package dev.slipway.operate.status;

import dev.slipway.base.Json;
import dev.slipway.operate.DeployedStack;
import dev.slipway.operate.status.JobStatus.LastRun;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

/** Reads the last runs of jobs, and computes the next ones. */
record JobStatusReader(DeployedStack stack, SfnClient states, InstantSource clock) {

    /** @param jobs the names of the jobs in the stack file */
    List<JobStatus> read(List<String> jobs) {
        return jobs.stream().map(this::read).toList();
    }

    private JobStatus read(String job) {
        var last = lastExecution(job);
        var due = last.flatMap(JobStatusReader::scheduledTime);
        return new JobStatus(job, last.map(JobStatusReader::lastRun), NextRun.of(stack, job, due, clock.instant()));
    }

    /** Executions are listed with the latest first. */
    private Optional<DescribeExecutionResponse> lastExecution(String job) {
        var machine = stack.output(DeployedStack.JOBS, job).orElseThrow();
        return states.listExecutions(request -> request.stateMachineArn(machine).maxResults(1)).executions().stream()
                .findFirst()
                .map(execution -> states.describeExecution(request -> request.executionArn(execution.executionArn())));
    }

    /** The time for which a run of the schedule was due; empty for other runs. */
    private static Optional<Instant> scheduledTime(DescribeExecutionResponse run) {
        return Optional.ofNullable(run.input())
                .flatMap(input -> Json.member(input, "scheduledTime"))
                .map(Instant::parse);
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
