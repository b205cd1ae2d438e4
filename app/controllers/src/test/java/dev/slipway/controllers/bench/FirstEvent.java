package dev.slipway.controllers.bench;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.lang.reflect.Proxy;

/** Does what Lambda does in a new container: makes the handler that is named, and gives it one event. */
final class FirstEvent {
    private FirstEvent() {}

    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        var handler = (RequestStreamHandler)
                Class.forName(arguments[0]).getDeclaredConstructor().newInstance();
        var context = (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, values) -> "first");
        handler.handleRequest(System.in, System.out, context);
        System.out.flush();
    }
}
