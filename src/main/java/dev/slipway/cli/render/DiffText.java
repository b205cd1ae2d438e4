package dev.slipway.cli.render;

import dev.slipway.analysis.diff.ResourceChange;
import dev.slipway.analysis.guard.Finding;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.ColorScheme;

/** A comparison as text for a terminal, in the order of a preview. */
public final class DiffText {
    private final PreviewComparison compared;
    private final ColorScheme colours;
    private final TerminalWidth terminal;
    private final List<String> lines = new ArrayList<>();

    private DiffText(PreviewComparison compared, ColorScheme colours, TerminalWidth terminal) {
        this.terminal = terminal;
        this.compared = compared;
        this.colours = colours;
    }

    public static List<String> lines(PreviewComparison compared, ColorScheme colours, TerminalWidth terminal) {
        var text = new DiffText(compared, colours, terminal);
        text.title();
        text.changes();
        text.findings();
        text.cost();
        text.counts();
        return terminal.wrapped(text.lines);
    }

    private void title() {
        var plan = compared.plan();
        lines.add("Previewing %s-%s against %s on the embedded engine: nothing is created"
                .formatted(plan.project(), plan.stack(), compared.with()));
        lines.add("");
        dataLoss();
    }

    private void dataLoss() {
        var losses = compared.dataLoss();
        if (!losses.isEmpty()) {
            losses.forEach(line -> lines.add(styled("bold,fg(white),bg(red)", "!!! %s".formatted(line))));
            lines.add("");
        }
    }

    private void changes() {
        var changes = compared.difference().changes();
        var width = ChangeLines.width(changes);
        lines.add("Changes:");
        if (changes.isEmpty()) {
            lines.add("    none");
        }
        for (var change : changes) {
            var head = "%-2s  %s".formatted(change.operation().sign(), ChangeLines.head(change, width));
            lines.add(" " + styled(style(change), head));
            ChangeLines.properties(change).forEach(line -> lines.add("         " + line));
        }
        compared.notes().forEach(note -> lines.add("    " + note));
        lines.add("");
    }

    private static String style(ResourceChange change) {
        if (change.lost().isPresent()) {
            return "bold,fg(white),bg(red)";
        }
        return switch (change.operation()) {
            case CREATE -> "fg(green)";
            case UPDATE -> "fg(yellow)";
            case REPLACE -> "fg(magenta)";
            case DELETE -> "fg(red)";
            case SAME -> "faint";
        };
    }

    private void findings() {
        lines.add("Guard rails:");
        var findings = compared.preflight().findings();
        if (findings.isEmpty() && compared.difference().fixed().isEmpty()) {
            lines.add("    nothing found");
        }
        for (var finding : findings) {
            var isNew = compared.difference().found().contains(finding);
            lines.add("    %s%s".formatted(isNew ? "new: " : "", finding.line()));
        }
        compared.difference().fixed().stream().map(Finding::line).forEach(line -> lines.add("    gone: " + line));
        lines.add("");
    }

    private void cost() {
        lines.add(costTitle(compared));
        compared.before()
                .flatMap(before -> compared.after().map(after -> CostChangeTable.of(before, after)))
                .ifPresent(table -> lines.addAll(table.lines(terminal)));
        lines.add("");
    }

    /** The title of the cost table; without a table, the reason. */
    public static String costTitle(PreviewComparison compared) {
        if (compared.before().isEmpty() || compared.after().isEmpty()) {
            return "Cost a month: not compared, because a region has no price list";
        }
        return "Cost a month in %s, in USD, without tax, by the hours that the stack is used: what changes"
                .formatted(compared.after().get().region());
    }

    private void counts() {
        lines.add("Resources:");
        compared.counts().forEach(line -> lines.add("    " + line));
        lines.add("");
        dataLoss();
        compared.difference().refusals().forEach(change -> lines.add("error: " + change.refusal()));
    }

    private String styled(String style, String text) {
        // The text of a heading contains names only, never the characters that end a style.
        return colours.ansi().string("@|%s %s|@".formatted(style, text));
    }
}
