"""CloudFormation stacks, as far as moto does not play them: an export that another stack imports is neither deleted nor changed,
and the former status of its stack returns.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-importvalue.html
"""
import json

from moto.cloudformation.models import CloudFormationBackend

IMPORT = "Fn::ImportValue"


def importing(backend, exports):
    """The names of the stacks that import one of these exports."""
    names = {export.name for export in exports}
    return [stack.name for stack in backend.stacks.values() if names & set(imports(stack.template_dict))]


def imports(template):
    if isinstance(template, dict):
        for key, value in template.items():
            if key == IMPORT and isinstance(value, str):
                yield value
            else:
                yield from imports(value)
    elif isinstance(template, list):
        for item in template:
            yield from imports(item)


def exported(template):
    return {
        output["Export"]["Name"]: json.dumps(output["Value"])
        for output in template.get("Outputs", {}).values()
        if "Export" in output
    }


def install():
    delete, update = CloudFormationBackend.delete_stack, CloudFormationBackend.update_stack

    def delete_stack(self, name_or_stack_id):
        stack = self.stacks.get(name_or_stack_id)
        users = importing(self, stack.exports) if stack else []
        if users:
            reason = f"Export {stack.exports[0].name} cannot be deleted as it is in use by {' and '.join(users)}"
            stack._add_stack_event(stack.status, resource_status_reason=reason)
        else:
            delete(self, name_or_stack_id)

    def update_stack(self, name, template, *args, **kwargs):
        stack = self.get_stack(name)
        before, users = exported(stack.template_dict), importing(self, stack.exports)
        if users and exported(stack.parse_template(template)) != before:
            reason = f"Export {next(iter(before))} cannot be updated as it is in use by {' and '.join(users)}"
            stack.status = "UPDATE_ROLLBACK_COMPLETE"
            stack._add_stack_event("UPDATE_ROLLBACK_COMPLETE", resource_status_reason=reason)
            return stack
        return update(self, name, template, *args, **kwargs)

    CloudFormationBackend.delete_stack, CloudFormationBackend.update_stack = delete_stack, update_stack
