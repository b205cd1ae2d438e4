package dev.slipway.cli;

import dev.slipway.base.Json;
import dev.slipway.operate.LogLine;
import dev.slipway.operate.LogReader;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** Shows the logs of services, their controllers and jobs. */
@Command(
        name = "logs",
        description = {
            "Shows the logs of services, their controllers and jobs in the order of time.",
            "SERVICE is a service or a job; without it, the logs of all."
        },
        footer = {"  ./slipway logs dev orders --follow", "  ./slipway logs prod --since=2h --filter=ERROR"},
        exitCodeList = {"0:the log is printed", "1:the log cannot be read", "2:wrong usage", "130:stopped by Ctrl-C"})
final class LogsCommand extends SlipwayCommand {
    private static final List<String> COLOURS = List.of("cyan", "green", "yellow", "magenta", "blue");

    @Mixin
    private ServiceArgument service = new ServiceArgument();

    @Option(
            names = {"-f", "--follow"},
            description = "Continues with new lines until Ctrl-C.")
    private boolean follow;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = StartOption.class,
            defaultValue = "10m",
            description = "The start: 90s, 10m, 1h, 2d or 1w ago, or 2026-01-31T10:00:00Z; default 10m.")
    private Instant since = Instant.EPOCH;

    @Option(
            names = "--filter",
            paramLabel = "PATTERN",
            description = "Only lines that match a filter pattern of CloudWatch, such as ERROR, '?WARN ?ERROR' or"
                    + " '{$.level = \"error\"}'.")
    private @Nullable String filter;

    @Option(names = "--json", description = "Prints each line as JSON: time, source, group, stream, message.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        var deployed = service.read();
        var services = deployed.servicesAndJobs(service.name());
        var out = out();
        try (var logs = deployed.client(CloudWatchLogsClient.builder())) {
            var reader = LogReader.of(logs, deployed, services, since, Optional.ofNullable(filter));
            reader.read(line -> print(line, out));
            // The reader of the output may have closed it.
            while (follow && !out.checkError()) {
                Thread.sleep(reader.pause().toMillis());
                reader.read(line -> print(line, out));
            }
        }
        out.flush();
        return 0;
    }

    private void print(LogLine line, PrintWriter out) {
        out.println(json ? Json.compact(line) : text(line, colours()));
    }

    private static String text(LogLine line, ColorScheme colours) {
        var colour = COLOURS.get(Math.floorMod(line.source().hashCode(), COLOURS.size()));
        var source = colours.ansi().string("@|%s %s|@".formatted(colour, line.source()));
        return "%s %s  %s".formatted(line.time(), source, line.message().stripTrailing());
    }
}
