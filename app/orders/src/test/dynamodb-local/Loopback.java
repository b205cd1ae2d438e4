import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * DynamoDB Local, in memory, on a free port of the loopback address: its own main class listens on all addresses.
 *
 * <pre>{@code java -Dsqlite4java.library.path=target/dynamodb-local -cp 'target/dynamodb-local/*' Loopback.java}</pre>
 *
 * It prints the port, and ends when its standard input does, however the process that started it has ended.
 */
final class Loopback {

    private static final boolean IN_MEMORY = true;
    private static final boolean ONE_DATABASE_FOR_ALL = true;
    private static final boolean DELAYED_STATUSES = false;

    public static void main(String[] args) throws Exception {
        var requests = new LocalDynamoDBRequestHandler(0, IN_MEMORY, null, ONE_DATABASE_FOR_ALL, DELAYED_STATUSES);
        var server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server.setHandler(new LocalDynamoDBServerHandler(requests, null));
        server.start();
        System.out.println(((ServerConnector) server.getConnectors()[0]).getLocalPort());
        while (System.in.read() >= 0) {}
        System.exit(0);
    }
}
