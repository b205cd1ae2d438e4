package dev.slipway.cli;

import com.pulumi.exceptions.RunException;
import dev.slipway.base.Polling;
import dev.slipway.operate.Redrive;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Moves the messages of a dead-letter queue back to its queue. */
@Command(
        name = "redrive",
        description = {
            "Moves all messages of a dead-letter queue back to its queue, and waits until they are moved.",
            "Shows the numbers of messages and asks before it moves any. Correct the cause of the failures first."
        },
        footer = "  ./slipway redrive orders work",
        exitCodeList = {
            "0:the messages are moved",
            "1:there are none, a task moves them already, the question was not answered with yes, or SQS did not move all of them",
            "2:wrong usage"
        })
final class RedriveCommand extends SlipwayCommand {
    @Mixin
    private StackArgument stack = new StackArgument();

    @Parameters(
            index = "1",
            paramLabel = "QUEUE",
            completionCandidates = QueueNames.class,
            description = "The queue, by its name in slipway:storage.")
    private String queue = "";

    @Option(names = "--yes", description = "Moves the messages without a question; required without a terminal.")
    private boolean yes;

    @Override
    public Integer call() {
        var redrive = new Redrive(stack.read(), queue, this::printProgress, Polling.pause(Redrive.INTERVAL));
        var messages = redrive.messages();
        printProgress("%s: about %d messages in the dead-letter queue, %d in the queue, %d in flight"
                .formatted(queue, messages.dead(), messages.visible(), messages.inFlight()));
        if (!yes && !Questions.onTerminal().confirmed("Move the messages back to %s?".formatted(queue))) {
            throw new RunException(
                    "the messages are not moved, because the question was not answered with yes; add --yes where there is no terminal");
        }
        print("%s: %d messages are moved back from the dead-letter queue".formatted(queue, redrive.run()));
        return 0;
    }
}
