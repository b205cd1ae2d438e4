package dev.slipway.cli.render;

import dev.slipway.analysis.diff.Operation;
import dev.slipway.analysis.guard.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A comparison as the body of a pull request's comment, in GitHub's Markdown. Texts of a stack are in code blocks, so
 * that none is read as Markdown, and are shortened to the length of a comment.
 *
 * @see <a
 *     href="https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#alerts">
 *     alerts</a>
 */
public final class DiffMarkdown {
    /** The maximum length of the changes, and of the tree, in characters; a comment of GitHub holds 65,536. */
    private static final int MAX_LENGTH = 24_000;

    private final PreviewComparison compared;
    private final List<String> lines = new ArrayList<>();

    private DiffMarkdown(PreviewComparison compared) {
        this.compared = compared;
    }

    public static String text(PreviewComparison compared) {
        var markdown = new DiffMarkdown(compared);
        markdown.head();
        markdown.alerts();
        markdown.changes();
        markdown.findings();
        markdown.cost();
        markdown.tree();
        return String.join("\n", markdown.lines) + "\n";
    }

    private void head() {
        var plan = compared.plan();
        lines.add("## Preview of `%s-%s` against %s".formatted(plan.project(), plan.stack(), compared.with()));
        lines.add("");
    }

    private void alerts() {
        var losses = compared.dataLoss();
        if (!losses.isEmpty()) {
            lines.add("> [!CAUTION]");
            lines.add("> **%s**".formatted(losses.get(0)));
            losses.stream().skip(1).forEach(line -> lines.add("> - %s".formatted(line)));
            lines.add("");
        }
        var refusals = compared.difference().refusals();
        if (!refusals.isEmpty()) {
            lines.add("> [!WARNING]");
            refusals.forEach(change -> lines.add("> - %s".formatted(change.refusal())));
            lines.add("");
        }
        lines.add(counts());
        lines.add("");
    }

    private String counts() {
        var counts = Stream.of(Operation.CREATE, Operation.UPDATE, Operation.REPLACE, Operation.DELETE)
                .map(operation -> "**%d** to %s".formatted(compared.difference().count(operation), operation.verb()))
                .collect(Collectors.joining(", "));
        return "%s, %d unchanged.".formatted(counts, compared.difference().unchanged());
    }

    private void changes() {
        var changes = compared.difference().changes();
        if (changes.isEmpty()) {
            return;
        }
        var width = ChangeLines.width(changes);
        var block = new ArrayList<String>();
        for (var change : changes) {
            block.add("%-2s %s".formatted(sign(change.operation()), ChangeLines.head(change, width)));
            ChangeLines.properties(change).forEach(line -> block.add("       " + line));
        }
        block(block, "diff");
        compared.notes().forEach(note -> lines.add("- %s".formatted(note)));
    }

    /** The first character of a line, by which GitHub colours it in a {@code diff} block. */
    private static String sign(Operation operation) {
        return switch (operation) {
            case CREATE -> "+";
            case UPDATE -> "!";
            case REPLACE -> "-+";
            case DELETE -> "-";
            case SAME -> " ";
        };
    }

    private void findings() {
        var difference = compared.difference();
        var kept = compared.preflight().findings().size() - difference.found().size();
        lines.add("### Guard rails");
        lines.add("%d new, %d gone, %d as before."
                .formatted(difference.found().size(), difference.fixed().size(), kept));
        lines.add("");
        if (!difference.found().isEmpty() || !difference.fixed().isEmpty()) {
            var block = new ArrayList<String>();
            difference.found().stream().map(Finding::line).forEach(line -> block.add("- new:  " + line));
            difference.fixed().stream().map(Finding::line).forEach(line -> block.add("+ gone: " + line));
            block(block, "diff");
        }
    }

    private void cost() {
        lines.add("### Cost");
        lines.add(DiffText.costTitle(compared) + ".");
        lines.add("");
        compared.before()
                .flatMap(before -> compared.after().map(after -> CostChangeTable.of(before, after)))
                .ifPresent(this::table);
    }

    private void table(CostChangeTable table) {
        lines.add(row(CostChangeTable.header()));
        lines.add("|---|---:|---:|---:|---:|");
        table.rows().forEach(row -> lines.add(row(row)));
        lines.add("");
    }

    private static String row(List<String> cells) {
        return cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |"));
    }

    private void tree() {
        lines.add("<details><summary>All %d resources</summary>"
                .formatted(compared.plan().resources().size()));
        lines.add("");
        block(
                PlanTree.lines(compared.plan(), false, TerminalWidth.UNLIMITED).stream()
                        .map(line -> line.substring(Math.min(5, line.length())))
                        .toList(),
                "text");
        lines.add("</details>");
    }

    /** A code block whose fence is longer than any in its content. */
    private void block(List<String> content, String language) {
        var shown = new ArrayList<String>();
        var length = 0;
        for (var line : content) {
            length += line.length() + 1;
            if (length > MAX_LENGTH) {
                shown.add(
                        "… and %d lines more, which ./slipway preview shows".formatted(content.size() - shown.size()));
                break;
            }
            shown.add(line);
        }
        var fence = "```";
        while (String.join("\n", shown).contains(fence)) {
            fence += "`";
        }
        lines.add(fence + language);
        lines.addAll(shown);
        lines.add(fence);
        lines.add("");
    }
}
