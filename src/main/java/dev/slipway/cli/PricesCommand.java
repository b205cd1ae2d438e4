package dev.slipway.cli;

import dev.slipway.analysis.cost.Price;
import dev.slipway.analysis.cost.PriceList;
import dev.slipway.analysis.cost.PriceListText;
import dev.slipway.analysis.cost.PublishedPrice;
import dev.slipway.analysis.cost.offers.ListedPrices;
import dev.slipway.analysis.cost.offers.PriceListApi;
import dev.slipway.base.FileErrors;
import dev.slipway.settings.reader.StackFile;
import dev.slipway.settings.reader.StackFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes the price list of a region from AWS's public price list. */
@Command(
        name = "prices",
        description = {
            "Writes the price list of a region, prices/REGION.yaml, from AWS's public price list.",
            "Commit the file, so that CI and everybody in the team get the same estimates. The command needs no AWS account. It"
                    + " downloads some hundred megabytes for each region, and stores only the prices that estimates use."
        },
        footer = "  ./slipway prices eu-north-1",
        exitCodeList = {
            "0:the price lists are written",
            "1:there is no such region, or AWS's price list cannot be read; the region's file is unchanged",
            "2:wrong usage"
        })
final class PricesCommand extends SlipwayCommand {
    private final URI address;

    @Parameters(
            arity = "0..*",
            paramLabel = "REGION",
            description =
                    "The regions, such as eu-west-2. Default: the regions of stack files that have no price list yet.")
    private List<String> regions = List.of();

    PricesCommand() {
        this(PriceListApi.ADDRESS);
    }

    /** The command with another address than AWS's, for tests. */
    PricesCommand(URI address) {
        this.address = address;
    }

    @Override
    public Integer call() {
        var wanted = regions.isEmpty() ? regionsWithoutPrices() : regions;
        if (wanted.isEmpty()) {
            print("The regions of all stack files have price lists; name a region to write its list again");
        }
        wanted.forEach(ListedPrices::requireDollars);
        var api = new PriceListApi(address, line -> printProgress("slipway: " + line));
        wanted.stream().distinct().forEach(region -> writeList(region, api));
        return 0;
    }

    private static List<String> regionsWithoutPrices() {
        var root = Slipway.home();
        return StackFiles.stacks(root).stream()
                .map(stack -> StackFile.read(root, stack).values().getOrDefault("aws:region", ""))
                .filter(region ->
                        !region.isEmpty() && PriceList.of(root, region).isEmpty())
                .toList();
    }

    private void writeList(String region, PriceListApi api) {
        var root = Slipway.home();
        var before = PriceList.of(root, region).map(PriceList::prices).orElse(Map.of());
        var file = root.resolve(PriceList.file(region));
        var replaced = Files.exists(file);
        var listed = ListedPrices.of(region, api);
        var prices = new EnumMap<Price, PublishedPrice>(Price.class);
        prices.putAll(before);
        prices.putAll(listed.prices());
        replace(file, PriceListText.of(new PriceList(region, PriceList.file(region), prices)));
        if (replaced) {
            printChanges(PriceList.file(region), before, listed.prices());
        } else {
            print("%s: %d prices".formatted(PriceList.file(region), prices.size()));
        }
        listed.missing()
                .forEach((price, reason) -> print("  %s: %s; %s"
                        .formatted(
                                price.key(),
                                reason,
                                Optional.ofNullable(before.get(price))
                                        .map(kept -> "the price of %s is kept".formatted(kept.asOf()))
                                        .orElse("lines with it are not estimated"))));
    }

    private void printChanges(String file, Map<Price, PublishedPrice> before, Map<Price, PublishedPrice> now) {
        var changes = new ArrayList<String>();
        now.forEach((price, published) -> {
            var amount = PriceListText.amount(published.usd());
            var earlier = Optional.ofNullable(before.get(price))
                    .map(old -> PriceListText.amount(old.usd()))
                    .orElse("none");
            if (!earlier.equals(amount)) {
                changes.add("  %s: %s -> %s".formatted(price.key(), earlier, amount));
            }
        });
        print("%s: %d of %d prices changed".formatted(file, changes.size(), now.size()));
        changes.forEach(this::print);
    }

    /** Writes the file whole or not at all. */
    private static void replace(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            var written = Files.writeString(file.resolveSibling(file.getFileName() + ".part"), text);
            Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw FileErrors.notWritten(file, e);
        }
    }
}
