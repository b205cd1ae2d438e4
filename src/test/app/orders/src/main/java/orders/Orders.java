package orders;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;

/** A service that answers every request on port 8080, or {@code PORT}, with 200, and whose migration has nothing to do. */
public final class Orders {
    private Orders() {}

    public static void main(String[] args) throws IOException {
        if (args.length > 0 && args[0].equals("migrate")) {
            return;
        }
        var port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
        var server = HttpServer.create(new InetSocketAddress(port), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }
}
