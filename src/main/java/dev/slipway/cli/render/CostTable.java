package dev.slipway.cli.render;

import dev.slipway.analysis.cost.Dollars;
import dev.slipway.analysis.cost.Estimate;
import dev.slipway.analysis.cost.EstimateLine;
import dev.slipway.analysis.cost.PriceList;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Help.ColorScheme;

/** An estimate as a table of text: dollars of each scenario on the right, services and totals in bold on a terminal. */
public final class CostTable {
    private static final int INDENT = 4;
    private static final int DOLLARS = 10;
    private static final int MANY = 4;
    private static final MathContext DIGITS = new MathContext(6);

    private final Estimate estimate;
    private final ColorScheme colours;
    private final boolean amounts;
    private final List<List<String>> rows = new ArrayList<>();

    private CostTable(Estimate estimate, ColorScheme colours, boolean amounts) {
        this.estimate = estimate;
        this.colours = colours;
        this.amounts = amounts;
    }

    /** The lines of half a cent and more, the total, and the assumptions. */
    public static List<String> summary(Estimate estimate, ColorScheme colours) {
        return new CostTable(estimate, colours, false).lines();
    }

    /** Every line with its amount and its price. */
    public static List<String> explained(Estimate estimate, ColorScheme colours) {
        return new CostTable(estimate, colours, true).lines();
    }

    private List<String> lines() {
        row("", amounts ? "amount x price, 24/7" : "", Scenario::label);
        var byService = estimate.lines().stream()
                .collect(Collectors.groupingBy(EstimateLine::service, LinkedHashMap::new, Collectors.toList()));
        byService.forEach((service, of) -> {
            var shown = amounts ? of : merged(of);
            if (!shown.isEmpty()) {
                row(bold(service), "", scenario -> "");
            }
            shown.forEach(line -> row("  " + line.what(), amount(line), scenario -> Dollars.text(line.cost(scenario))));
        });
        row(bold("total"), "", scenario -> bold(Dollars.text(estimate.total(scenario))));
        var lines = new ArrayList<String>();
        lines.add("Cost a month in %s, in USD, without tax, by the hours that the stack is used:"
                .formatted(estimate.region()));
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
                .filter(line -> line.cost(Scenario.ALWAYS) >= Dollars.MIN_SHOWN)
                .toList();
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
        return rows.stream()
                .map(row -> IntStream.range(0, row.size())
                        .mapToObj(column -> cell(row.get(column), column))
                        .collect(Collectors.joining()))
                .map(line -> colours.ansi().string(" ".repeat(INDENT) + line).stripTrailing())
                .toList();
    }

    /** The description and the amount are aligned to the left, dollars to the right. */
    private String cell(String markup, int column) {
        if (column >= (amounts ? 2 : 1)) {
            return " ".repeat(Math.max(0, DOLLARS - plain(markup).length())) + markup;
        }
        var padded = markup + " ".repeat(width(column) - plain(markup).length());
        return column == 0 ? padded : "  " + padded;
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
        lines.add("AWS list prices of %s, from the pages in %s".formatted(dates(), PriceList.file(estimate.region())));
        if (amounts) {
            lines.add("all assumptions: " + assumed());
            lines.add("%d other resources are free".formatted(estimate.free()));
        }
        estimate.notEstimated().forEach(type -> lines.add("not estimated: " + type));
        return lines.stream().map(line -> " ".repeat(INDENT) + line).toList();
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
        return "@|bold " + text + "|@";
    }

    private static String plain(String markup) {
        return markup.replace("@|bold ", "").replace("|@", "");
    }
}
