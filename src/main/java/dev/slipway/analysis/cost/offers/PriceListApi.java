package dev.slipway.analysis.cost.offers;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.MalformedJsonException;
import com.pulumi.exceptions.RunException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Downloads from AWS's <a
 * href="https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/using-the-aws-price-list-bulk-api-fetching-price-list-files-manually.html">Price
 * List Bulk API</a>, which needs no account. Proxies are those of the JVM's system properties.
 */
public final class PriceListApi {
    /** The address of the price lists in US dollars: those of all regions but the ones in China. */
    public static final URI ADDRESS = URI.create("https://pricing.us-east-1.amazonaws.com");

    private static final String CURRENT = "/offers/v1.0/aws/%s/current/";
    private static final int TIMEOUT_MILLIS = 60_000;

    private final URI address;
    private final Consumer<String> progress;

    /**
     * A client.
     *
     * @param address {@link #ADDRESS}; another one in tests
     */
    public PriceListApi(URI address, Consumer<String> progress) {
        this.address = address;
        this.progress = progress;
    }

    /** A reader of a file, which may stop before its end. */
    interface FileReader<T> {
        T read(Reader file) throws IOException;
    }

    /**
     * The current price list files of a service by region, from its <a
     * href="https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/service-region-infex-file-for-service.html">Region
     * index file</a>. The address of such a file contains its version, so its content does not change.
     */
    Map<String, URI> regionFiles(String serviceCode) {
        return read(address.resolve(CURRENT.formatted(serviceCode) + "region_index.json"), "", file -> {
            var files = new TreeMap<String, URI>();
            try {
                JsonParser.parseReader(file)
                        .getAsJsonObject()
                        .getAsJsonObject("regions")
                        .asMap()
                        .forEach((region, entry) -> files.put(
                                region,
                                address.resolve(entry.getAsJsonObject()
                                        .get("currentVersionUrl")
                                        .getAsString())));
            } catch (JsonParseException e) {
                throw e.getCause() instanceof IOException cause ? cause : new MalformedJsonException(e);
            } catch (IllegalStateException | NullPointerException e) {
                throw new MalformedJsonException("it has no regions with a currentVersionUrl", e);
            }
            return files;
        });
    }

    /** The current price list file of a service for all regions, with the products that are not listed by region. */
    URI globalFile(String serviceCode) {
        return address.resolve(CURRENT.formatted(serviceCode) + "index.json");
    }

    /**
     * The result of reading a file.
     *
     * @param name the file in progress messages; empty for a small file without messages
     * @throws RunException if the file cannot be downloaded or read
     */
    <T> T read(URI file, String name, FileReader<T> reader) {
        try {
            var connection = (HttpURLConnection) file.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            var status = connection.getResponseCode();
            if (status != HttpURLConnection.HTTP_OK) {
                throw new RunException(
                        "%s answers with status %d; run the command again later".formatted(file, status));
            }
            try (var stream = connection.getInputStream();
                    var download = new Download(stream, name, connection.getContentLengthLong(), progress)) {
                return reader.read(new InputStreamReader(download, StandardCharsets.UTF_8));
            }
        } catch (EOFException e) {
            throw new RunException("%s ends in the middle; run the command again".formatted(file), e);
        } catch (MalformedJsonException e) {
            throw new RunException(
                    "%s is not a price list file as AWS documents it: %s; run the command again, or upgrade Slipway"
                            .formatted(file, e.getMessage()),
                    e);
        } catch (UnknownHostException e) {
            throw failed(file, "the host is unknown", e);
        } catch (IOException e) {
            throw failed(file, String.valueOf(e.getMessage()), e);
        }
    }

    private static RunException failed(URI file, String reason, IOException cause) {
        return new RunException(
                "%s cannot be downloaded: %s; check the network, and set a proxy by JAVA_TOOL_OPTIONS=\"-Dhttps.proxyHost=HOST -Dhttps.proxyPort=PORT\" if there is one"
                        .formatted(file, reason),
                cause);
    }
}
