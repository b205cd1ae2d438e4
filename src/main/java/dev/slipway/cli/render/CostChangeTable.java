package dev.slipway.cli.render;

import dev.slipway.analysis.cost.Dollars;
import dev.slipway.analysis.cost.Estimate;
import dev.slipway.analysis.cost.Scenario;
import dev.slipway.analysis.diff.CostChange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The change of the monthly cost as a table: the lines that change, and the totals.
 *
 * @param rows a description, and the dollars of each scenario
 */
public record CostChangeTable(List<List<String>> rows) {
    private static final int INDENT = 4;
    private static final int DOLLARS = 10;

    public static CostChangeTable of(Estimate before, Estimate after) {
        var rows = new ArrayList<List<String>>();
        for (var line : CostChange.of(before, after)) {
            rows.add(row("%s: %s".formatted(line.service(), line.what()), line::in, Dollars::change));
        }
        rows.add(row("before", before::total, Dollars::text));
        rows.add(row("after", after::total, Dollars::text));
        rows.add(row("change", scenario -> after.total(scenario) - before.total(scenario), Dollars::change));
        return new CostChangeTable(rows);
    }

    private static List<String> row(String what, ToDoubleFunction<Scenario> cost, DoubleFunction<String> form) {
        return Stream.concat(
                        Stream.of(what),
                        Arrays.stream(Scenario.values()).map(scenario -> form.apply(cost.applyAsDouble(scenario))))
                .toList();
    }

    public static List<String> header() {
        return Stream.concat(Stream.of(""), Arrays.stream(Scenario.values()).map(Scenario::label))
                .toList();
    }

    /** The table as lines of text, with dollars aligned to the right, and descriptions shortened to the width of the terminal. */
    public List<String> lines(TerminalWidth terminal) {
        var longest = rows.stream().mapToInt(row -> row.get(0).length()).max().orElse(0);
        var width = Math.min(longest, terminal.columns() - INDENT - DOLLARS * Scenario.values().length);
        return Stream.concat(Stream.of(header()), rows.stream())
                .map(row -> {
                    var what = TerminalWidth.shortened(row.get(0), width);
                    var line = new StringBuilder(" ".repeat(INDENT)).append(what);
                    line.append(" ".repeat(width - what.length()));
                    row.stream().skip(1).forEach(cell -> line.append(("%" + DOLLARS + "s").formatted(cell)));
                    return line.toString();
                })
                .toList();
    }
}
