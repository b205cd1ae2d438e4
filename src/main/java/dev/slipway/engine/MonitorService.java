package dev.slipway.engine;

import static dev.slipway.engine.EngineService.reply;

import com.google.protobuf.Empty;
import com.google.protobuf.Struct;
import com.pulumi.exceptions.RunException;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import pulumirpc.Resource.RegisterResourceOutputsRequest;
import pulumirpc.Resource.RegisterResourceRequest;
import pulumirpc.Resource.RegisterResourceResponse;
import pulumirpc.Resource.ResourceInvokeRequest;
import pulumirpc.Resource.ResourceInvokeResponse;
import pulumirpc.Resource.SupportsFeatureRequest;
import pulumirpc.Resource.SupportsFeatureResponse;
import pulumirpc.ResourceMonitorGrpc;

/** The server of Pulumi's resource-monitor protocol: records registrations and answers with stand-ins. */
final class MonitorService extends ResourceMonitorGrpc.ResourceMonitorImplBase {
    private static final String STACK = "pulumi:pulumi:Stack";
    private static final String STACK_OUTPUTS = "pulumi:pulumi:readStackOutputs";
    private static final Set<String> FEATURES = Set.of("secrets", "outputValues", "aliasSpecs");

    private final String project;
    private final String stack;
    private final Map<String, Map<String, Object>> references;
    private final PlanFacts facts;
    private final AwsAccount account;
    private final UnknownOutputs unknownOutputs;
    private final FormerUrns formerUrns;
    private final Map<String, AwsAccount> providers = new ConcurrentHashMap<>();
    private final ProviderFunctions functions;
    private final Map<String, PlannedResource> resources = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> names = new ConcurrentHashMap<>();
    private final Map<String, List<String>> unknown = new ConcurrentHashMap<>();
    private final Set<FunctionCall> calls = ConcurrentHashMap.newKeySet();
    private final List<String> refusals = new CopyOnWriteArrayList<>();
    private volatile Map<String, Object> outputs = Map.of();

    MonitorService(StackInfo info, AwsAccount account, UnknownOutputs unknownOutputs) {
        this.project = info.project();
        this.stack = info.name();
        this.references = info.references();
        this.facts = info.facts();
        this.account = account;
        this.unknownOutputs = unknownOutputs;
        this.formerUrns = new FormerUrns(project, stack);
        this.functions = new ProviderFunctions(account);
    }

    Plan plan() {
        var sorted = resources.values().stream()
                .sorted(Comparator.comparing(PlannedResource::urn))
                .toList();
        return new Plan(
                project, stack, sorted, outputs, Map.copyOf(names), Set.copyOf(calls), Map.copyOf(unknown), facts);
    }

    /** The messages of refused calls, each once. The program logs them too, but within a stack trace. */
    List<String> refusals() {
        return refusals.stream().distinct().toList();
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
        var urn = FormerUrns.urn(stack, project, request.getParent(), request.getType(), request.getName());
        var resource = new PlannedResource(
                urn,
                request.getType(),
                request.getName(),
                request.getParent(),
                request.getCustom(),
                Wire.toMap(request.getObject()),
                isProtected(request),
                request.getDependenciesList().stream().sorted().toList(),
                List.copyOf(request.getIgnoreChangesList()),
                RegistrationOptions.of(request, formerUrns.of(urn, request)));
        if (resources.putIfAbsent(urn, resource) != null) {
            refuse(
                    answer,
                    Status.ALREADY_EXISTS,
                    "Duplicate resource URN '%s'; give the resource another name".formatted(urn));
            return;
        }
        var response = RegisterResourceResponse.newBuilder().setUrn(urn);
        var unknownNow = unknownOutputs.unknown(resource);
        if (request.getCustom()) {
            try {
                answer(request, resource, unknownNow, response);
            } catch (RunException e) {
                refuse(answer, Status.INVALID_ARGUMENT, e.getMessage());
                return;
            }
        } else {
            response.setObject(Struct.getDefaultInstance());
        }
        reply(answer, response.build());
    }

    /** Records the texts in an output by which other resources may refer to the resource. */
    private void note(Object value, String urn) {
        if (value instanceof Map<?, ?> map) {
            map.values().forEach(item -> note(item, urn));
        } else if (value instanceof List<?> list) {
            list.forEach(item -> note(item, urn));
        } else if (value instanceof String text) {
            names.computeIfAbsent(text, key -> ConcurrentHashMap.newKeySet()).add(urn);
        }
    }

    /** Adds id and outputs to a response. The SDK takes a missing id as unknown. */
    private void answer(
            RegisterResourceRequest request,
            PlannedResource resource,
            Predicate<String> unknown,
            RegisterResourceResponse.Builder response) {
        var completed =
                new StandIns(providers.getOrDefault(resource.options().provider(), account), facts).all(resource);
        var state = completed.standIn();
        var without = new ArrayList<>(completed.unknown());
        state.outputs().forEach((key, value) -> {
            if (Unknown.isWithin(value)) {
                without.add(key);
            }
        });
        if (!without.isEmpty()) {
            this.unknown.put(resource.urn(), without);
        }
        if (resource.type().equals(AwsAccount.PROVIDER)) {
            providers.put(resource.urn(), new AwsAccount(resource.text("region")));
        }
        note(state.id(), resource.urn());
        note(state.outputs(), resource.urn());
        var object = request.getObject().toBuilder();
        // The SDK forgets the dependencies of an output that the answer lacks.
        without.stream()
                .filter(key -> !GeneratedStandIns.EVERY_OUTPUT.contains(key))
                .forEach(key -> object.putFields(key, Wire.toValue(Unknown.VALUE)));
        state.outputs().forEach((key, value) -> {
            var isUnknown = Unknown.isWithin(value)
                    || unknown.test(key)
                            && !Objects.equals(value, resource.inputs().get(key));
            object.putFields(key, Wire.toValue(isUnknown ? Unknown.VALUE : value));
        });
        var id = Unknown.isWithin(state.id()) || unknown.test(UnknownOutputs.ID) ? "" : state.id();
        response.setId(id).setObject(object);
    }

    /** The protection of a resource, by default that of its parent, as in Pulumi's engine. */
    private boolean isProtected(RegisterResourceRequest request) {
        var parent = resources.get(request.getParent());
        return request.hasProtect() ? request.getProtect() : parent != null && parent.protect();
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
        var call = new FunctionCall(request.getTok(), Wire.toMap(request.getArgs()));
        if (call.token().equals(STACK_OUTPUTS)) {
            answerOutputs(call.arguments().get("name").toString(), answer);
            return;
        }
        calls.add(call);
        Optional<Struct> result;
        try {
            result = functions.call(call.token(), call.arguments()).or(() -> facts.result(call)
                    .map(Wire::toStruct));
        } catch (RunException e) {
            refuse(answer, Status.INVALID_ARGUMENT, e.getMessage());
            return;
        }
        if (result.isEmpty()) {
            refuse(
                    answer,
                    Status.UNIMPLEMENTED,
                    "the embedded engine does not know the function '%s'; add its result to the method result of the extension that calls it"
                            .formatted(request.getTok()));
            return;
        }
        reply(
                answer,
                ResourceInvokeResponse.newBuilder().setReturn(result.get()).build());
    }

    /** Answers the function of Pulumi's own engine that reads the outputs of another stack. */
    private void answerOutputs(String other, StreamObserver<ResourceInvokeResponse> answer) {
        var known = references.get(other);
        if (known == null) {
            refuse(
                    answer,
                    Status.NOT_FOUND,
                    "the outputs of the stack %s are unknown to the embedded engine; name a file of them in slipway:environment.outputs"
                            .formatted(other));
            return;
        }
        var result = Map.of("name", other, "outputs", known, "secretOutputNames", List.of());
        reply(
                answer,
                ResourceInvokeResponse.newBuilder()
                        .setReturn(Wire.toStruct(result))
                        .build());
    }
}
