package dev.slipway.orders;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One connection of HTTP/1.1, on which requests follow each other as they are written; nothing is ever tried again. */
public final class KeepAliveClient implements AutoCloseable {

    /**
     * @param headers by their names in lower case
     */
    public record Answer(int status, Map<String, String> headers, String body) {

        public String header(String name) {
            return headers.getOrDefault(name, "");
        }

        boolean last() {
            return header("connection").equalsIgnoreCase("close");
        }
    }

    private static final int PATIENCE = 60_000;

    private final Socket socket;
    private final InputStream input;

    private KeepAliveClient(Socket socket) throws IOException {
        this.socket = socket;
        this.input = new BufferedInputStream(socket.getInputStream());
        socket.setSoTimeout(PATIENCE);
    }

    public static KeepAliveClient connect(int port) throws IOException {
        return new KeepAliveClient(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    Answer post(String path, String json) throws IOException {
        return send("POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(path, json.getBytes(StandardCharsets.UTF_8).length, json));
    }

    /**
     * Writes these characters and reads one answer.
     *
     * @throws IOException if the connection ends before the answer does
     */
    public Answer send(String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        var statusLine = line();
        var headers = new TreeMap<String, String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            var colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new Answer(Integer.parseInt(statusLine.split(" ")[1]), headers, body(headers));
    }

    private String body(Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
            var body = new StringBuilder();
            for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
                body.append(read(size));
                line();
            }
            line();
            return body.toString();
        }
        return read(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    }

    private String read(int size) throws IOException {
        var bytes = input.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException("after %d of %d bytes".formatted(bytes.length, size));
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int next = input.read(); next != '\n'; next = input.read()) {
            if (next < 0) {
                throw new EOFException("after \"%s\"".formatted(line));
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
