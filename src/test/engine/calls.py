"""Tells on standard output which action of IAM each call to the emulated AWS needs, as "call ecs:CreateCluster"."""
import re
import sys

from moto.core.responses import BaseResponse
from moto.s3.responses import S3Response

# Services whose actions begin otherwise than what their calls are signed for.
PREFIXES = {"monitoring": "cloudwatch"}


def tell(service, action):
    sys.stdout.write(f"call {PREFIXES.get(service, service)}:{action}\n")
    sys.stdout.flush()


def install():
    set_up, set_action = BaseResponse.setup_class, S3Response._set_action

    def telling(self, request, *args, **kwargs):
        set_up(self, request, *args, **kwargs)
        signed = re.search(r"Credential=[^/]+/\d+/[^/]+/([^/]+)/", request.headers.get("Authorization", ""))
        service = signed.group(1) if signed else ""
        if service == "apigateway":
            tell(service, request.method)
        elif service and service != "s3":
            tell(service, self._get_action())

    def telling_s3(self, kind, method, querystring):
        set_action(self, kind, method, querystring)
        tell("s3", self.data["Action"])

    BaseResponse.setup_class, S3Response._set_action = telling, telling_s3
