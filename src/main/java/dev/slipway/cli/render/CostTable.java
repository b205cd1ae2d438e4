package dev.slipway.cli.render;

import dev.slipway.analysis.cost.Dollars;
import dev.slipway.analysis.cost.Estimate;
import dev.slipway.analysis.cost.EstimateLine;
import dev.slipway.analysis.cost.Scenario;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help.ColorScheme;

/** An estimate as a table of text: dollars of each scenario on the right, services and totals in bold on a terminal. */
public final class CostTable {
    private static final int INDENT = 4;
    private static final int DOLLARS = 10;
    private static final int GAP = 2;
    private static final String BOLD = "@|bold ";
    private static final int MANY = 4;
    private static final MathContext DIGITS = new MathContext(6);

    private final Estimate estimate;
    private final ColorScheme colours;
    private final TerminalWidth terminal;
    private final boolean amounts;
    private final List<List<String>> rows = new ArrayList<>();

    private CostTable(Estimate estimate, ColorScheme colours, TerminalWidth terminal, boolean amounts) {
        this.terminal = terminal;
        this.estimate = estimate;
        this.colours = colours;
        this.amounts = amounts;
    }

    /** The lines of half a cent and more, the total, and the assumptions. */
    public static List<String> summary(Estimate estimate, ColorScheme colours, TerminalWidth terminal) {
        return new CostTable(estimate, colours, terminal, false).lines();
    }

    /** Every line of half a cent and more with its amount and its price, the number of the others, the total, and all assumptions. */
    public static List<String> explained(Estimate estimate, ColorScheme colours, TerminalWidth terminal) {
        return new CostTable(estimate, colours, terminal, true).lines();
    }

    private List<String> lines() {
        row("", amounts ? "amount x price, 24/7" : "", Scenario::label);
        var byService = estimate.lines().stream()
                .collect(Collectors.groupingBy(EstimateLine::service, LinkedHashMap::new, Collectors.toList()));
        byService.forEach((service, of) -> {
            var shown = amounts ? visible(of) : merged(of);
            if (!shown.isEmpty()) {
                row(bold(service), "", scenario -> "");
            }
            shown.forEach(line -> row("  " + line.what(), amount(line), scenario -> Dollars.text(line.cost(scenario))));
            var hidden = of.size() - shown.size();
            if (amounts && hidden > 0) {
                row("  %d below half a cent".formatted(hidden), "", scenario -> Dollars.text(0));
            }
        });
        row(bold("total"), "", scenario -> bold(Dollars.text(estimate.total(scenario))));
        var lines = new ArrayList<String>();
        lines.addAll(
                terminal.wrapped(List.of("Cost a month in %s, in USD, without tax, by the hours that the stack is used:"
                        .formatted(estimate.region()))));
        lines.addAll(table());
        lines.addAll(notes());
        return lines;
    }

    /** The lines of half a cent and more; four or more of the same price, such as a stack's alarms, as one. */
    private static List<EstimateLine> merged(List<EstimateLine> lines) {
        var byPrice = lines.stream()
                .collect(Collectors.groupingBy(
                        line -> List.of(line.price(), line.usd()), LinkedHashMap::new, Collectors.toList()));
        return byPrice.values().stream()
                .flatMap(same -> same.size() < MANY ? same.stream() : Stream.of(EstimateLine.sum(same)))
                .filter(CostTable::isVisible)
                .toList();
    }

    /** All lines but those below half a cent, if there are several of these. */
    private static List<EstimateLine> visible(List<EstimateLine> lines) {
        var visible = lines.stream().filter(CostTable::isVisible).toList();
        return visible.size() == lines.size() - 1 ? lines : visible;
    }

    private static boolean isVisible(EstimateLine line) {
        return line.cost(Scenario.ALWAYS) >= Dollars.MIN_SHOWN;
    }

    private void row(String what, String amount, Function<Scenario, String> cell) {
        var cells = new ArrayList<String>();
        cells.add(what);
        if (amounts) {
            cells.add(amount);
        }
        Arrays.stream(Scenario.values()).map(cell).forEach(cells::add);
        rows.add(cells);
    }

    private List<String> table() {
        var dollars = DOLLARS * Scenario.values().length;
        var amount = amounts ? GAP + width(1) : 0;
        var folded = INDENT + width(0) + amount + dollars > terminal.columns();
        var label = folded ? Math.min(width(0), terminal.columns() - INDENT - dollars) : width(0);
        return rows.stream()
                .flatMap(row -> folded ? folded(row, label) : Stream.of(line(row, label, amounts)))
                .map(line -> colours.ansi().string(" ".repeat(INDENT) + line).stripTrailing())
                .toList();
    }

    /** A row whose amount has a line of its own. */
    private Stream<String> folded(List<String> row, int label) {
        var line = line(row, label, false);
        return amounts && !row.get(1).isEmpty() && !row.get(0).isEmpty()
                ? Stream.of(line, " ".repeat(INDENT) + row.get(1))
                : Stream.of(line);
    }

    /** The description and the amount are aligned to the left, dollars to the right. */
    private String line(List<String> row, int label, boolean withAmount) {
        var what = row.get(0).startsWith(BOLD) ? row.get(0) : TerminalWidth.shortened(row.get(0), label);
        var line = new StringBuilder(padded(what, label));
        if (withAmount) {
            line.append(" ".repeat(GAP)).append(padded(row.get(1), width(1)));
        }
        row.stream().skip(amounts ? 2 : 1).forEach(cell -> line.append(
                        " ".repeat(Math.max(0, DOLLARS - plain(cell).length())))
                .append(cell));
        return line.toString();
    }

    private static String padded(String markup, int width) {
        return markup + " ".repeat(Math.max(0, width - plain(markup).length()));
    }

    private int width(int column) {
        return rows.stream()
                .mapToInt(row -> plain(row.get(column)).length())
                .max()
                .orElse(0);
    }

    private List<String> notes() {
        var lines = new ArrayList<String>();
        lines.add(
                estimate.sleeping().isEmpty()
                        ? "no service sleeps: all tasks run 24/7 in every column"
                        : "asleep without use: %s; other tasks run 24/7 in every column"
                                .formatted(String.join(", ", estimate.sleeping())));
        lines.add(String.format(
                Locale.ROOT,
                "assumption for a month of use 24/7: %,.0f requests of %s KB; slipway:cost sets all assumptions",
                estimate.assumptions().traffic().requestsPerMonth(),
                number(estimate.assumptions().traffic().responseKb())));
        lines.add("AWS list prices of %s, from the pages in %s".formatted(dates(), estimate.priceList()));
        if (amounts) {
            lines.add("all assumptions: " + assumed());
            lines.add("%d other resources are free".formatted(estimate.free()));
        }
        estimate.notEstimated().forEach(type -> lines.add("not estimated: " + type));
        return terminal.wrapped(
                lines.stream().map(line -> " ".repeat(INDENT) + line).toList());
    }

    private String assumed() {
        return estimate.assumptions().byKey().entrySet().stream()
                .map(entry -> entry.getKey() + " "
                        + (entry.getValue() instanceof Double value ? number(value) : entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private String dates() {
        var dates = estimate.lines().stream()
                .map(line -> line.published().asOf())
                .filter(day -> !day.isEmpty())
                .sorted()
                .distinct()
                .toList();
        return switch (dates.size()) {
            case 0 -> "no day";
            case 1 -> dates.get(0);
            default -> "%s to %s".formatted(dates.get(0), dates.get(dates.size() - 1));
        };
    }

    private static String amount(EstimateLine line) {
        return "%s x $%s/%s"
                .formatted(
                        number(line.usage().in(Scenario.MONTH_HOURS)),
                        number(line.usd()),
                        line.price().unit());
    }

    /** The number with six significant digits at most, and without an exponent. */
    public static String number(double value) {
        return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
    }

    private static String bold(String text) {
        return BOLD + text + "|@";
    }

    private static String plain(String markup) {
        return markup.replace(BOLD, "").replace("|@", "");
    }
}
