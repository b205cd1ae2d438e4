import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;

/** Makes the handler of a class, as Lambda does, and gives it the event of the standard input; its answer comes last. */
class Invoke {
    public static void main(String[] arguments) throws Exception {
        var handler = (RequestStreamHandler)
                Class.forName(arguments[0]).getConstructor().newInstance();
        var context = (Context) Proxy.newProxyInstance(
                Invoke.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, values) -> "request-1");
        var answer = new ByteArrayOutputStream();
        handler.handleRequest(System.in, answer, context);
        System.out.println();
        System.out.println(answer);
    }
}
