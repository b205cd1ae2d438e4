package dev.slipway.engine;

import com.google.protobuf.Empty;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import pulumirpc.EngineGrpc;
import pulumirpc.EngineOuterClass.GetRootResourceRequest;
import pulumirpc.EngineOuterClass.GetRootResourceResponse;
import pulumirpc.EngineOuterClass.LogRequest;
import pulumirpc.EngineOuterClass.LogSeverity;
import pulumirpc.EngineOuterClass.SetRootResourceRequest;
import pulumirpc.EngineOuterClass.SetRootResourceResponse;

/** The server of Pulumi's engine protocol: collects the errors that the program logs. */
final class EngineService extends EngineGrpc.EngineImplBase {
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private volatile String root = "";

    /** The logged errors, in their order. */
    List<String> errors() {
        return errors;
    }

    @Override
    public void log(LogRequest request, StreamObserver<Empty> answer) {
        if (request.getSeverity() == LogSeverity.ERROR) {
            errors.add(request.getMessage());
        }
        reply(answer, Empty.getDefaultInstance());
    }

    @Override
    public void setRootResource(SetRootResourceRequest request, StreamObserver<SetRootResourceResponse> answer) {
        root = request.getUrn();
        reply(answer, SetRootResourceResponse.getDefaultInstance());
    }

    @Override
    public void getRootResource(GetRootResourceRequest request, StreamObserver<GetRootResourceResponse> answer) {
        reply(answer, GetRootResourceResponse.newBuilder().setUrn(root).build());
    }

    /** Sends the only answer of a call. */
    static <T> void reply(StreamObserver<T> answer, T message) {
        answer.onNext(message);
        answer.onCompleted();
    }
}
