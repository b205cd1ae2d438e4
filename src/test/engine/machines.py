"""State machines of Step Functions: moto neither validates a definition before it is applied nor lists published versions."""

from moto.core.responses import ActionResult
from moto.stepfunctions.parser.asl.parse.asl_parser import AmazonStateLanguageParser
from moto.stepfunctions.responses import StepFunctionResponse


def validate_state_machine_definition(self):
    try:
        AmazonStateLanguageParser.parse(self._get_param("definition"))
    except Exception as error:  # of the grammar, of JSON, or of a state
        diagnostic = {"severity": "ERROR", "code": "INVALID_DEFINITION", "message": str(error)}
        return ActionResult({"result": "FAIL", "diagnostics": [diagnostic], "truncated": False})
    return ActionResult({"result": "OK", "diagnostics": [], "truncated": False})


def list_state_machine_versions(self):
    return ActionResult({"stateMachineVersions": []})


def install():
    StepFunctionResponse.validate_state_machine_definition = validate_state_machine_definition
    StepFunctionResponse.list_state_machine_versions = list_state_machine_versions
