"""State machines of Step Functions. moto's interpreter executes them, with the behaviour of AWS that it lacks:

- ecs:runTask.sync fails with States.TaskFailed and the description of the task if a container of it ended with another exit
  code than 0, or did not run, and takes a strategy of capacity providers.
  https://docs.aws.amazon.com/step-functions/latest/dg/connect-ecs.html
- The task of an execution that is stopped is stopped too; the one of a state that timed out goes on.
  https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#connect-sync
- Parameters and results are in PascalCase, and times in them are texts.
  https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
- An execution without a name gets one. The metrics count how executions end.
  https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html

Nobody waits: a retry starts at once, and its events are later by its interval; a time-out passes by POST
/moto-api/an-hour-passes (see clock.py). moto neither validates a definition before it is applied nor lists published versions.
"""
import datetime
import logging
import threading
import time
import uuid
from types import SimpleNamespace

from moto.cloudwatch.models import cloudwatch_backends
from moto.core.config import default_user_config
from moto.core.responses import ActionResult
from moto.core.utils import get_service_model, iso_8601_datetime_with_milliseconds
from moto.stepfunctions.parser.api import HistoryEventType, TaskFailedEventDetails
from moto.stepfunctions.parser.asl.component.common.error_name.failure_event import FailureEvent, FailureEventException
from moto.stepfunctions.parser.asl.component.common.error_name.states_error_name import StatesErrorName
from moto.stepfunctions.parser.asl.component.common.error_name.states_error_name_type import StatesErrorNameType
from moto.stepfunctions.parser.asl.component.common.retry.jitter_strategy_decl import JitterStrategyDecl
from moto.stepfunctions.parser.asl.component.state.choice.comparison.operator.implementations.is_operator import IsTimestamp
from moto.stepfunctions.parser.asl.component.state.exec import execute_state
from moto.stepfunctions.parser.asl.component.state.exec.state_task.service.state_task_service import StateTaskService
from moto.stepfunctions.parser.asl.component.state.exec.state_task.service import state_task_service_ecs as ecs
from moto.stepfunctions.parser.asl.eval.event.event_detail import EventDetails
from moto.stepfunctions.parser.asl.eval.event.event_manager import EventManager
from moto.stepfunctions.parser.asl.eval.program_state import ProgramStopped
from moto.stepfunctions.parser.asl.parse.asl_parser import AmazonStateLanguageParser
from moto.stepfunctions.parser.asl.utils.boto_client import boto_client_for
from moto.stepfunctions.parser.asl.utils.encoding import to_json_str
from moto.stepfunctions.parser.backend.execution import BaseExecutionWorkerCommunication, Execution
from moto.stepfunctions.parser.models import StepFunctionsParserBackend
from moto.stepfunctions.responses import StepFunctionResponse

import clock

# The pause in seconds between two looks at a task, and at the time of a state.
PAUSE = 0.1


def validate_state_machine_definition(self):
    try:
        AmazonStateLanguageParser.parse(self._get_param("definition"))
    except Exception as error:  # of the grammar, of JSON, or of a state
        diagnostic = {"severity": "ERROR", "code": "INVALID_DEFINITION", "message": str(error)}
        return ActionResult({"result": "FAIL", "diagnostics": [diagnostic], "truncated": False})
    return ActionResult({"result": "OK", "diagnostics": [], "truncated": False})


def list_state_machine_versions(self):
    return ActionResult({"stateMachineVersions": []})


class StateEnd(threading.Event):
    """The end of a state, which is waited for by the time of the emulated AWS."""

    def wait(self, timeout=None):
        limit = clock.now() + datetime.timedelta(seconds=timeout)
        while not super().wait(PAUSE):
            if clock.now() >= limit:
                return False
        return True


def task_failure(env, integration, task):
    details = TaskFailedEventDetails(
        resourceType=integration._get_sfn_resource_type(),
        resource=integration._get_sfn_resource(),
        error=StatesErrorNameType.StatesTaskFailed.to_name(),
        cause=to_json_str(task, separators=(",", ":")),
    )
    return FailureEventException(
        FailureEvent(
            env=env,
            error_name=StatesErrorName(typ=StatesErrorNameType.StatesTaskFailed),
            event_type=HistoryEventType.TaskFailed,
            event_details=EventDetails(taskFailedEventDetails=details),
        )
    )


def run_tasks():
    integration = ecs.StateTaskServiceEcs
    resolver = integration._build_sync_resolver
    ecs._SUPPORTED_API_PARAM_BINDINGS["runtask"].add("CapacityProviderStrategy")

    def build_sync_resolver(self, env, resource_runtime_part, normalised_parameters, state_credentials):
        submitted = env.stack[-1]["Tasks"][0]
        resolve = resolver(self, env, resource_runtime_part, normalised_parameters, state_credentials)

        def resolve_or_stop():
            if isinstance(env.program_state(), ProgramStopped):
                client = boto_client_for(service="ecs", region=resource_runtime_part.region)
                reason = "the execution was stopped"
                client.stop_task(cluster=submitted["ClusterArn"], task=submitted["TaskArn"], reason=reason)
                return None
            task = resolve()
            if task and any(container.get("ExitCode") != 0 for container in task["Containers"]):
                raise task_failure(env, self, task)
            return task

        return resolve_or_stop

    def eval_sync(self, env, sync_resolver, timeout_seconds, callback_endpoint, heartbeat_endpoint):
        task = None
        while task is None and env.is_running():
            task = sync_resolver()
            time.sleep(PAUSE)
        return task or sync_resolver()

    integration._build_sync_resolver, integration._eval_sync = build_sync_resolver, eval_sync


def retries_start_at_once():
    delay, add = JitterStrategyDecl._eval_body, EventManager.add_event

    def eval_body(self, env):
        delay(self, env)
        manager = env.event_manager
        manager.waited = getattr(manager, "waited", 0) + env.stack.pop()
        env.stack.append(0)

    def add_event(self, context, event_type, event_details=None, timestamp=None, update_source_event_id=True):
        waited = datetime.timedelta(seconds=getattr(self, "waited", 0))
        return add(self, context, event_type, event_details, timestamp or clock.now() + waited, update_source_event_id)

    JitterStrategyDecl._eval_body, EventManager.add_event = eval_body, add_event


def parameters_are_in_pascal_case():
    """moto passes the parameters of a state on to boto as they are, and its results back."""
    integration = StateTaskService

    def operation(self, service, action):
        name = "".join(part[0].upper() + part[1:] for part in (action or self.resource.api_action).split("_"))
        return get_service_model(self._get_boto_service_name(service)).operation_model(name)

    def normalise_parameters(self, parameters, boto_service_name=None, service_action_name=None):
        self._to_boto_request(parameters, operation(self, boto_service_name, service_action_name).input_shape)

    def normalise_response(self, response, boto_service_name=None, service_action_name=None):
        shape = operation(self, boto_service_name, service_action_name).output_shape
        if shape is not None:
            self._from_boto_response(response, shape)

    integration._normalise_parameters, integration._normalise_response = normalise_parameters, normalise_response
    integration._from_boto_response_value = staticmethod(text_of_time)
    IsTimestamp.string_to_timestamp = staticmethod(time_of_text)


def text_of_time(value):
    return iso_8601_datetime_with_milliseconds(value) if isinstance(value, datetime.datetime) else value


def time_of_text(text):
    try:
        return datetime.datetime.fromisoformat(text)
    except ValueError:
        return None


def executions():
    start, stop, ended = (
        StepFunctionsParserBackend.start_execution,
        Execution.stop,
        BaseExecutionWorkerCommunication._reflect_execution_status,
    )
    details = Execution.get_start_execution_details

    def start_execution(self, state_machine_arn, name=None, execution_input=None, trace_header=None):
        return start(self, state_machine_arn, name or str(uuid.uuid4()), execution_input, trace_header)

    def stop_execution(self, stop_date, error, cause):
        self.stop_date = stop_date
        stop(self, stop_date, error, cause)

    def reflect_status(self):
        ended(self)
        execution = self.execution
        metric = "Executions" + execution.status.title().replace("_", "")
        dimension = {"Name": "StateMachineArn", "Value": execution.state_machine_arn}
        datum = {"MetricName": metric, "Value": 1, "Dimensions": [dimension], "Timestamp": clock.now().replace(tzinfo=None)}
        cloudwatch_backends[execution.account_id][execution.region_name].put_metric_data("AWS/States", [datum])

    def start_details(self):
        found = details(self)
        found.start_time = text_of_time(found.start_time)
        return found

    Execution.__deepcopy__ = lambda self, memo: self  # an execution gets a copy of its state machine
    Execution.get_start_execution_details = start_details
    StepFunctionsParserBackend.start_execution = start_execution
    Execution.stop = stop_execution
    BaseExecutionWorkerCommunication._reflect_execution_status = reflect_status


def install():
    default_user_config["stepfunctions"] = {"execute_state_machine": True}
    StepFunctionResponse.validate_state_machine_definition = validate_state_machine_definition
    StepFunctionResponse.list_state_machine_versions = list_state_machine_versions
    logging.getLogger("moto.stepfunctions.parser").setLevel(logging.CRITICAL)  # a failed execution is no fault
    execute_state.threading = SimpleNamespace(Event=StateEnd)
    parameters_are_in_pascal_case()
    run_tasks()
    retries_start_at_once()
    executions()
