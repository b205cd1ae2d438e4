package dev.slipway.awsapi.failure;

import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Known causes of failed tasks, recognised by messages of ECS, Fargate and load balancers: see AWS on <a
 * href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html">stopped tasks</a>,
 * <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html">images</a>, <a
 * href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html">initialization</a>,
 * <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html">events</a>,
 * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html">health
 * checks</a> and <a href="https://repost.aws/knowledge-center/ecs-task-stopped">exit codes</a>.
 *
 * <p>In the order in which they are looked for: the first that explains what is seen counts, so that what is said in
 * so many words stands before what is guessed from an exit code.
 */
enum Cause {
    ARCHITECTURE(
            says("(?i)exec format error|descriptor matching platform|no match for platform")
                    .or(logged("(?i)exec format error")),
            "the image is built for another CPU architecture than the tasks have",
            "set architecture to the image's, or build the image for it"),
    PULL_LIMIT(
            says("(?i)CannotPull.*(toomanyrequests|pull rate limit|429)"),
            "the registry answers no more pulls: Docker Hub limits them by address",
            "take the image from ECR or public.ecr.aws"),
    PULL_DENIED(
            says("(?i)CannotPull.*(access denied|denied:|unauthorized|not authorized|no basic auth|\\b40[13]\\b)"),
            "the registry does not let the tasks have the image, or it is not there",
            "check image; the repository of another account needs a policy that lets this one pull"),
    PULL_UNREACHABLE(
            says("(?i)CannotPull.*(i/o timeout|timed out|deadline exceeded|cancell?ed|dial tcp|connection refused"
                    + "|no route to host|send request failed)"),
            "the tasks do not reach the registry",
            "give them a way out by network.nat, or to ECR alone by network.endpoints: [ecr, s3]"),
    PULL_MISSING(
            says("(?i)CannotPull.*(not found|manifest unknown|does not exist|\\b404\\b)"),
            "the registry has no such image: the tag was never pushed, or is deleted",
            "check image, or push it; images.keep says how many of its own Slipway leaves"),
    PULL_SPACE(
            says("(?i)CannotPull.*no space left on device"),
            "the image does not fit the 20 GiB that a task has",
            "make the image smaller"),
    PULL(says("CannotPull"), "the image cannot be pulled", "check image, and the tasks' way to its registry"),
    SECRET_DENIED(
            says("(?i)ResourceInitializationError.*(AccessDenied|not authorized)"),
            "the execution role may not read a secret, its key, or the registry",
            "name the secret in secrets, which grants it; a key of another account, or of your own, must let the role decrypt"),
    SECRET_MISSING(
            says("(?i)ResourceInitializationError.*(ResourceNotFoundException|can't find the specified secret"
                    + "|invalid ssm parameters|did not contain json key|ParameterNotFound)"),
            "a secret or parameter, or the key named in it, does not exist",
            "make it, or correct its name in secrets or secretFiles"),
    LOGS_UNREACHABLE(
            says("(?i)ResourceInitializationError.*(logger args|logging driver|log ?stream|log ?group)"),
            "the tasks cannot write their log: it does not exist, or CloudWatch Logs is out of reach",
            "pulumi refresh and up make the log group; network.nat, or logs in network.endpoints, is the way to it"),
    INITIALIZATION_UNREACHABLE(
            says(
                    "(?i)ResourceInitializationError.*(timeout|timed out|deadline exceeded|cancell?ed|dial tcp|RequestError"
                            + "|connection issue|check your task network|send request failed|signal: killed)"),
            "the tasks do not reach ECR, Secrets Manager or Systems Manager",
            "give them a way out by network.nat, or network.endpoints with ecr, s3, logs, secretsmanager and ssm"),
    INITIALIZATION(
            says("ResourceInitializationError"),
            "Fargate cannot make what the task needs before its containers",
            "the message names it; see network.nat, network.endpoints and secrets"),
    INTERFACE(
            says("(?i)network interface provisioning|insufficient free addresses|InsufficientFreeAddresses"),
            "the task got no network interface: a subnet has no free address, or AWS is slow",
            "ECS tries again; where it lasts, give the network more addresses by network.cidr"),
    CAPACITY(
            says("(?i)capacity is (currently )?unavailable"),
            "Fargate, mostly Spot, has no capacity in these zones at the moment",
            "ECS goes on trying; lower spot or raise onDemandBase for tasks that do not wait for Spot"),
    SPOT(
            says("(?i)spot task was interrupted|SpotInterruption"),
            "AWS took the Spot capacity back",
            "ECS starts another task; raise onDemandBase, or lower spot, for tasks that stay"),
    QUOTA(
            says("(?i)reached the limit on the number of|vcpu limit|concurrent(ly)? .*limit"),
            "the account's quota of Fargate vCPUs or tasks is used up",
            "ask for more in Service Quotas, or lower count and cpu"),
    ROLE(
            says("(?i)unable to assume the role"),
            "a role of the task is gone, or ECS may not take it",
            "pulumi refresh and up make it anew"),
    MEMORY(
            says("OutOfMemoryError").or(logged("java\\.lang\\.OutOfMemoryError|JavaScript heap out of memory")),
            "the task used more memory than it has",
            "raise memory; for a JVM, leave room beside the heap by -XX:MaxRAMPercentage=75"),
    NOT_EXECUTABLE(
            says("(?i)executable file not found|exec: .*no such file|exec: .*permission denied")
                    .or(exited(126, 127)),
            "the image does not have the program that the task starts, or may not run it",
            "check command, and the image's ENTRYPOINT"),
    START(
            says("CannotStartContainer|CannotCreateContainer|ContainerRuntime(Timeout)?Error"),
            "a container cannot be started",
            "the message says what hinders it; check command, memory and the image"),
    PORT_DENIED(
            logged("(?i)permission denied.*\\b(bind|port|:\\d{2,3}\\b)|bind.*permission denied"),
            "the program may not listen on a port below 1024 as the user that it runs as",
            "have it listen on a port from 1024 on, and name that in port"),
    PORT_TAKEN(
            logged("(?i)address already in use|EADDRINUSE|port \\d+ was already in use"),
            "two containers of the task listen on the same port",
            "give the sidecar or the service another one"),
    ACTION_DENIED(
            logged("(?i)is not authorized to perform|AccessDenied(Exception)?\\b"),
            "the program calls AWS for something that the task's role may not do",
            "name the store in uses, which grants it"),
    JAVA_VERSION(
            logged("UnsupportedClassVersionError"),
            "the image's Java is older than the one that the program was compiled for",
            "take a newer base image, or compile for its release"),
    STORE_UNREACHABLE(
            logged("(?i)communications link failure|connection (to .* )?refused|ECONNREFUSED|UnknownHostException"
                    + "|connect timed out|connection timed out|ETIMEDOUT"),
            "the program does not reach something that it needs at its start",
            "name the store in uses, which lets the tasks in; check addresses in environment, and network.nat"),
    CONTAINER_HEALTH(
            says("(?i)failed container health checks"),
            "health.command fails in the container",
            "try it by exec; its program must be in the image, and health.grace as long as the start"),
    HEALTH_CODES(
            says("(?i)health checks failed with these codes"),
            "the tasks answer the balancer's question with an error",
            "have health.path answer with 200 without a login, or name another path"),
    HEALTH_TIMEOUT(
            says("(?i)is unhealthy in .*(timed out|timeout)"),
            "the tasks do not answer the balancer in time",
            "listen on 0.0.0.0 and port; raise health.grace for a slow start, and cpu"),
    HEALTH(
            says("(?i)failed ELB health checks|is unhealthy in "),
            "nobody answers the balancer at port, or not at health.path",
            "listen on 0.0.0.0 (not on localhost) and port, answer health.path with 200, raise health.grace for a slow start"),
    ALARMED(
            says("(?i)alarm detected|alarm\\(s\\) in ALARM"),
            "an alarm of the deployment went off: errors or unhealthy targets of the new version",
            "read the new version's log; deploy.errorPercent is where the alarm begins"),
    MAINTENANCE(
            says("(?i)performing maintenance|task retirement|hardware (failure|problem)|host (was )?terminated"),
            "AWS took the host away",
            "nothing: ECS starts another task"),
    SECRET_FILES(
            says("container secret-files exited with [1-9]"),
            "the files of secretFiles cannot be written",
            "secretFilesImage must have a sh and run as root"),
    LOG_ROUTER(
            says("container log_router exited with (?!0|137|143)"),
            "the log router does not run",
            "see its log, ecs/log_router/…; slipway:logs.archive.routerImage must have a sh and Fluent Bit"),
    SEGMENTATION(
            exited(139),
            "a container broke off by a segmentation fault",
            "look for native code that fits the image's libc and architecture"),
    PROGRAM(
            Cause::brokeOff,
            "the program ended with an error",
            "read its log, by ./slipway logs STACK SERVICE too, mend, and up again"),
    KILLED(
            exited(137),
            "a container was killed: out of memory, or it did not end within 30 s of SIGTERM",
            "raise memory, or end on SIGTERM"),
    ENDED(
            says("(?i)essential container in task exited").and(exited(0)),
            "the program ended by itself, without an error; a service must go on running",
            "keep it in the foreground; what is done once is migrate, or ./slipway run"),
    TERMINATED(
            exited(143),
            "a container was told to end by SIGTERM",
            "see the reason of the task; a deployment or a scale-in ends tasks so");

    /** Exit codes of containers that end with the task: 0, 137 by SIGKILL, 143 by SIGTERM. */
    private static final Set<Integer> OF_THE_END = Set.of(0, 137, 143);

    final String cause;
    final String fix;
    private final Predicate<Symptoms> seen;

    Cause(Predicate<Symptoms> seen, String cause, String fix) {
        this.seen = seen;
        this.cause = cause;
        this.fix = fix;
    }

    boolean explains(Symptoms symptoms) {
        return seen.test(symptoms);
    }

    private static Predicate<Symptoms> says(String regex) {
        var pattern = Pattern.compile(regex, Pattern.DOTALL);
        return symptoms -> symptoms.says(pattern);
    }

    private static Predicate<Symptoms> logged(String regex) {
        var pattern = Pattern.compile(regex);
        return symptoms -> symptoms.logged(pattern);
    }

    private static boolean brokeOff(Symptoms symptoms) {
        return !OF_THE_END.containsAll(symptoms.exitCodes());
    }

    private static Predicate<Symptoms> exited(int... codes) {
        return symptoms -> symptoms.exitCodes().stream()
                .anyMatch(code -> IntStream.of(codes).anyMatch(known -> known == code));
    }
}
