package dev.slipway.cli.render;

import dev.slipway.analysis.cost.Alternative;
import dev.slipway.analysis.cost.Estimate;
import dev.slipway.analysis.cost.EstimateLine;
import dev.slipway.analysis.cost.Scenario;
import dev.slipway.base.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** An estimate as JSON: dollars by scenario, rounded to a hundredth of a cent. */
public final class CostJson {
    private static final int PLACES = 4;

    private CostJson() {}

    public static String text(Estimate estimate, List<Alternative> alternatives) {
        var document = new LinkedHashMap<String, Object>();
        document.put("stack", estimate.stack());
        document.put("region", estimate.region());
        document.put("currency", "USD");
        document.put("total", byScenario(estimate::total));
        document.put("lines", estimate.lines().stream().map(CostJson::line).toList());
        document.put(
                "alternatives", alternatives.stream().map(CostJson::alternative).toList());
        document.put("sleeping", estimate.sleeping());
        document.put("free", estimate.free());
        document.put("notEstimated", estimate.notEstimated());
        document.put("assumptions", estimate.assumptions().byKey());
        return Json.pretty(document);
    }

    private static Map<String, Object> line(EstimateLine line) {
        var object = new LinkedHashMap<String, Object>();
        object.put("service", line.service());
        object.put("what", line.what());
        object.put("price", line.price().key());
        object.put("usd", new BigDecimal(CostTable.number(line.usd())));
        object.put("unit", line.price().unit());
        object.put("amount", byScenario(scenario -> line.usage().in(scenario.hours())));
        object.put("cost", byScenario(line::cost));
        object.put("source", line.published().source());
        object.put("asOf", line.published().asOf());
        return object;
    }

    private static Map<String, Object> alternative(Alternative alternative) {
        var object = new LinkedHashMap<String, Object>();
        object.put("subject", alternative.subject());
        object.put("choice", alternative.choice());
        object.put("current", alternative.current());
        alternative.usd().ifPresent(usd -> object.put("cost", rounded(usd)));
        return object;
    }

    private static Map<String, BigDecimal> byScenario(ToDoubleFunction<Scenario> value) {
        var values = new LinkedHashMap<String, BigDecimal>();
        for (var scenario : Scenario.values()) {
            values.put(scenario.label(), rounded(value.applyAsDouble(scenario)));
        }
        return values;
    }

    private static BigDecimal rounded(double value) {
        return new BigDecimal(value).setScale(PLACES, RoundingMode.HALF_UP);
    }
}
