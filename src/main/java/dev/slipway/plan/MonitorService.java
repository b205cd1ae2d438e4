package dev.slipway.plan;

import static dev.slipway.plan.EngineService.reply;

import com.google.protobuf.Empty;
import com.google.protobuf.Struct;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import pulumirpc.Resource.RegisterResourceOutputsRequest;
import pulumirpc.Resource.RegisterResourceRequest;
import pulumirpc.Resource.RegisterResourceResponse;
import pulumirpc.Resource.ResourceInvokeRequest;
import pulumirpc.Resource.ResourceInvokeResponse;
import pulumirpc.Resource.SupportsFeatureRequest;
import pulumirpc.Resource.SupportsFeatureResponse;
import pulumirpc.ResourceMonitorGrpc;

/** The engine's side of Pulumi's resource-monitor protocol: records registrations and answers with stand-ins. */
final class MonitorService extends ResourceMonitorGrpc.ResourceMonitorImplBase {
    private static final String STACK = "pulumi:pulumi:Stack";
    private static final Set<String> FEATURES = Set.of("secrets", "outputValues", "aliasSpecs");

    private final String project;
    private final String stack;
    private final AwsAccount account;
    private final Map<String, AwsAccount> providers = new ConcurrentHashMap<>();
    private final Functions functions;
    private final Map<String, PlannedResource> resources = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> names = new ConcurrentHashMap<>();
    private final List<String> refusals = new CopyOnWriteArrayList<>();
    private volatile Map<String, Object> outputs = Map.of();

    MonitorService(String project, String stack, AwsAccount account) {
        this.project = project;
        this.stack = stack;
        this.account = account;
        this.functions = new Functions(account);
    }

    Plan plan() {
        var sorted = resources.values().stream()
                .sorted(Comparator.comparing(PlannedResource::urn))
                .toList();
        return new Plan(project, stack, sorted, outputs, Map.copyOf(names));
    }

    /** What was refused; the program logs it too, but within a stack trace. */
    List<String> refusals() {
        return refusals;
    }

    private void refuse(StreamObserver<?> answer, Status status, String message) {
        refusals.add(message);
        answer.onError(status.withDescription(message).asRuntimeException());
    }

    @Override
    public void supportsFeature(SupportsFeatureRequest request, StreamObserver<SupportsFeatureResponse> answer) {
        reply(
                answer,
                SupportsFeatureResponse.newBuilder()
                        .setHasSupport(FEATURES.contains(request.getId()))
                        .build());
    }

    @Override
    public void registerResource(RegisterResourceRequest request, StreamObserver<RegisterResourceResponse> answer) {
        var urn = urn(request);
        var resource = new PlannedResource(
                urn,
                request.getType(),
                request.getName(),
                request.getParent(),
                request.getCustom(),
                Wire.toMap(request.getObject()),
                isProtected(request),
                request.getDependenciesList().stream().sorted().toList(),
                List.copyOf(request.getIgnoreChangesList()));
        if (resources.putIfAbsent(urn, resource) != null) {
            refuse(
                    answer,
                    Status.ALREADY_EXISTS,
                    "Duplicate resource URN '%s'; give the resource another name".formatted(urn));
            return;
        }
        var response = RegisterResourceResponse.newBuilder().setUrn(urn);
        if (request.getCustom()) {
            var state = new StandIns(providers.getOrDefault(request.getProvider(), account)).of(resource);
            if (resource.type().equals(AwsAccount.PROVIDER)) {
                providers.put("%s::%s".formatted(urn, state.id()), new AwsAccount(resource.text("region")));
            }
            note(state.id(), urn);
            note(state.outputs(), urn);
            var object = request.getObject().toBuilder();
            state.outputs().forEach((key, value) -> object.putFields(key, Wire.toValue(value)));
            response.setId(state.id()).setObject(object);
        } else {
            response.setObject(Struct.getDefaultInstance());
        }
        reply(answer, response.build());
    }

    /** Keeps every text by which others may refer to a resource. */
    private void note(Object value, String urn) {
        if (value instanceof Map<?, ?> map) {
            map.values().forEach(each -> note(each, urn));
        } else if (value instanceof List<?> list) {
            list.forEach(each -> note(each, urn));
        } else if (value instanceof String text) {
            names.computeIfAbsent(text, key -> ConcurrentHashMap.newKeySet()).add(urn);
        }
    }

    /** A resource that does not say inherits its parent's protection, as on the real engine. */
    private boolean isProtected(RegisterResourceRequest request) {
        var parent = resources.get(request.getParent());
        return request.hasProtect() ? request.getProtect() : parent != null && parent.protect();
    }

    private String urn(RegisterResourceRequest request) {
        var type = request.getType();
        var parent = resources.get(request.getParent());
        var ancestry = parent == null || parent.type().equals(STACK) ? "" : typeChain(parent.urn()) + "$";
        return "urn:pulumi:%s::%s::%s%s::%s".formatted(stack, project, ancestry, type, request.getName());
    }

    private static String typeChain(String urn) {
        return urn.split("::")[2];
    }

    @Override
    public void registerResourceOutputs(RegisterResourceOutputsRequest request, StreamObserver<Empty> answer) {
        var resource = resources.get(request.getUrn());
        if (resource != null && resource.type().equals(STACK)) {
            outputs = Wire.toMap(request.getOutputs());
        }
        reply(answer, Empty.getDefaultInstance());
    }

    @Override
    public void invoke(ResourceInvokeRequest request, StreamObserver<ResourceInvokeResponse> answer) {
        var result = functions.call(request.getTok(), Wire.toMap(request.getArgs()));
        if (result.isEmpty()) {
            refuse(
                    answer,
                    Status.UNIMPLEMENTED,
                    "the embedded engine does not know the function '%s'; teach it in %s"
                            .formatted(request.getTok(), Functions.class.getName()));
            return;
        }
        reply(
                answer,
                ResourceInvokeResponse.newBuilder().setReturn(result.get()).build());
    }
}
