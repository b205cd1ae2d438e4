package dev.slipway.controllers.aws;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/**
 * Reads the public addresses of network interfaces from EC2, because ECS does not return them. It implements
 * <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkInterfaces.html">EC2's query protocol</a>
 * itself, since the SDK's client for EC2 is a jar of 22 MB. There is one attempt, since callers poll.
 */
public final class PublicAddresses {
    private static final String ACTION = "ec2:DescribeNetworkInterfaces";
    private static final String SUBJECT = "the network interfaces of the tasks";
    private static final String VERSION = "2016-11-15";

    private final SdkHttpClient http;
    private final AwsCredentialsProvider credentials;
    private final String region;
    private final URI endpoint;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

    PublicAddresses(SdkHttpClient http, AwsCredentialsProvider credentials, String region, URI endpoint) {
        this.http = http;
        this.credentials = credentials;
        this.region = region;
        this.endpoint = endpoint;
    }

    /**
     * The public IPv4 addresses of interfaces; interfaces without one are left out.
     *
     * @throws AwsFailure if EC2 rejects the call or does not respond
     */
    public List<String> of(List<String> interfaces) {
        var body = new StringBuilder("Action=DescribeNetworkInterfaces&Version=" + VERSION);
        for (var i = 0; i < interfaces.size(); i++) {
            body.append("&NetworkInterfaceId.%d=%s".formatted(i + 1, interfaces.get(i)));
        }
        try {
            return texts(answer(body.toString()), "publicIp").stream()
                    .distinct()
                    .sorted()
                    .toList();
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw AwsFailure.unreachable(ACTION, SUBJECT, e);
        }
    }

    private Document answer(String body) throws IOException, SAXException, ParserConfigurationException {
        var payload = ContentStreamProvider.fromUtf8String(body);
        SdkHttpRequest request = SdkHttpFullRequest.builder()
                .uri(endpoint)
                .method(SdkHttpMethod.POST)
                .putHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .putHeader("Content-Length", Integer.toString(body.length()))
                .build();
        var identity = AwsFailure.named(ACTION, SUBJECT, credentials::resolveCredentials);
        var signed = signer.sign(sign -> sign.identity(identity)
                .request(request)
                .payload(payload)
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "ec2")
                .putProperty(AwsV4HttpSigner.REGION_NAME, region));
        var response = http.prepareRequest(HttpExecuteRequest.builder()
                        .request(signed.request())
                        .contentStreamProvider(payload)
                        .build())
                .call();
        try (InputStream content = response.responseBody().orElseThrow(() -> new IOException("an empty response"))) {
            var document = parsed(content);
            if (!response.httpResponse().isSuccessful()) {
                throw AwsFailure.refused(ACTION, SUBJECT, first(document, "Code"), first(document, "Message"));
            }
            return document;
        }
    }

    private static Document parsed(InputStream content) throws IOException, SAXException, ParserConfigurationException {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(content);
    }

    private static String first(Document document, String tag) {
        return texts(document, tag).stream().findFirst().orElse("");
    }

    private static List<String> texts(Document document, String tag) {
        var texts = new ArrayList<String>();
        var nodes = document.getElementsByTagName(tag);
        for (var i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent().strip());
        }
        return texts;
    }
}
