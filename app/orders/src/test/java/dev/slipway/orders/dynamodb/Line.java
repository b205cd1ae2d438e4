package dev.slipway.orders.dynamodb;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The network between the service and a database, which can fail. Each change ends the connections that are open. */
final class Line implements AutoCloseable {

    private enum State {
        WORKS,
        /** Requests go nowhere. */
        LOSES_REQUESTS,
        /** Requests arrive, and are carried out; answers do not. */
        LOSES_ANSWERS
    }

    private final URI to;
    private final int port;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile State state = State.WORKS;
    private volatile ServerSocket listener;

    Line(URI to) throws IOException {
        this.to = to;
        this.listener = listen(0);
        this.port = listener.getLocalPort();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Connections are refused. */
    void cut() throws IOException {
        listener.close();
        hangUp();
    }

    void loseRequests() {
        change(State.LOSES_REQUESTS);
    }

    void loseAnswers() {
        change(State.LOSES_ANSWERS);
    }

    void repair() throws IOException {
        change(State.WORKS);
        if (listener.isClosed()) {
            listener = listen(port);
        }
    }

    private void change(State next) {
        state = next;
        hangUp();
    }

    private void hangUp() {
        open.forEach(Line::close);
        open.clear();
    }

    private ServerSocket listen(int port) throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        threads.submit(() -> accept(socket));
        return socket;
    }

    private void accept(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                connect(from.accept());
            } catch (IOException closed) {
                // Either this listener, which ends the loop, or one caller.
            }
        }
    }

    private void connect(Socket caller) throws IOException {
        var database = new Socket(to.getHost(), to.getPort());
        open.add(caller);
        open.add(database);
        var now = state;
        threads.submit(() -> copy(caller, database, now != State.LOSES_REQUESTS));
        threads.submit(() -> copy(database, caller, now == State.WORKS));
    }

    private static void copy(Socket from, Socket to, boolean arrives) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            in.transferTo(arrives ? to.getOutputStream() : OutputStream.nullOutputStream());
        } catch (IOException closed) {
            // The other side hangs up as well.
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        cut();
        threads.shutdownNow();
    }
}
