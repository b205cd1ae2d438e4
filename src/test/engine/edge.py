"""What lies between callers and services, as far as moto does not play it: certificates that wait for their proof, trust
stores, hosts of APIs, and the parts of distributions.

https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html
https://docs.aws.amazon.com/elasticloadbalancing/latest/application/mutual-authentication.html
https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-custom-domain-names.html
"""
import json
import uuid

from moto.acm.models import AWSCertificateManagerBackend, CertBundle, acm_backends
from moto.apigatewayv2.exceptions import APIGatewayV2Error
from moto.apigatewayv2.models import ApiGatewayV2Backend, DomainName
from moto.apigatewayv2.responses import ApiGatewayV2Response
from moto.cloudfront.models import CloudFrontBackend, Distribution, Origin, ViewerCertificate
from moto.core.exceptions import ServiceException
from moto.core.responses import ActionResult, EmptyResult
from moto.elbv2.exceptions import ELBClientError
from moto.elbv2.models import ELBv2Backend
from moto.elbv2.responses import ELBV2Response
from moto.route53.models import route53_backends
from moto.s3.models import s3_backends
from moto.wafv2.models import FakeIPSet, wafv2_backends


def records(account):
    for zone in route53_backends[account]["aws"].zones.values():
        for record in zone.rrsets:
            yield record.name.rstrip("."), record.type


def certificates_wait_for_their_proof():
    """moto issues a certificate at once; ACM when the records of all its names are there."""
    request, describe = AWSCertificateManagerBackend.request_certificate, CertBundle.describe

    def request_certificate(self, *args, **kwargs):
        arn = request(self, *args, **kwargs)
        self._certificates[arn].status = "PENDING_VALIDATION"
        return arn

    def described(self):
        answer = describe(self)
        if self.status == "PENDING_VALIDATION":
            found = set(records(self.arn.split(":")[4]))
            asked = [each["ResourceRecord"] for each in answer["Certificate"]["DomainValidationOptions"]]
            if all((record["Name"].rstrip("."), "CNAME") in found for record in asked):
                self.status = "ISSUED"
                return describe(self)
        return answer

    AWSCertificateManagerBackend.request_certificate = request_certificate
    CertBundle.describe = described


class TrustStore:
    def __init__(self, backend, name, bucket, key):
        identity = uuid.uuid4().hex[:16]
        self.trust_store_arn = (
            f"arn:aws:elasticloadbalancing:{backend.region_name}:{backend.account_id}:truststore/{name}/{identity}"
        )
        self.name, self.status, self.total_revoked_entries = name, "ACTIVE", 0
        self.read(backend, bucket, key)

    def read(self, backend, bucket, key):
        """The bundle, which must be there, with a certificate in it."""
        buckets = s3_backends[backend.account_id]["aws"].buckets
        found = buckets[bucket].keys.get(key) if bucket in buckets else None
        if not found:
            raise ELBClientError("CaCertificatesBundleNotFound", "The specified CA certificates bundle does not exist.")
        self.number_of_ca_certificates = found.value.count(b"BEGIN CERTIFICATE")
        if not self.number_of_ca_certificates:
            raise ELBClientError("InvalidCaCertificatesBundle", "The bundle has no certificate.")


def balancers_ask_clients():
    """moto has no trust stores, and forgets the mutual authentication of listeners."""
    resource = ELBv2Backend._get_resource_by_arn
    create, modify = ELBV2Response.create_listener, ELBV2Response.modify_listener

    def stores(backend):
        if not hasattr(backend, "trust_stores"):
            backend.trust_stores = {}
        return backend.trust_stores

    def find(backend, arn):
        if arn not in stores(backend):
            raise ELBClientError("TrustStoreNotFound", f"Trust store {arn} not found")
        return stores(backend)[arn]

    def users(backend, arn):
        for balancer in backend.load_balancers.values():
            for listener in balancer.listeners.values():
                if getattr(listener, "mutual_authentication", {}).get("TrustStoreArn") == arn:
                    yield listener

    def create_trust_store(self):
        bucket, key = (self._get_param(f"CaCertificatesBundleS3{each}") for each in ("Bucket", "Key"))
        store = TrustStore(self.elbv2_backend, self._get_param("Name"), bucket, key)
        stores(self.elbv2_backend)[store.trust_store_arn] = store
        self.elbv2_backend.tagging_service.tag_resource(store.trust_store_arn, self._get_param("Tags", []))
        return ActionResult({"TrustStores": [store]})

    def modify_trust_store(self):
        store = find(self.elbv2_backend, self._get_param("TrustStoreArn"))
        bucket, key = (self._get_param(f"CaCertificatesBundleS3{each}") for each in ("Bucket", "Key"))
        store.read(self.elbv2_backend, bucket, key)
        return ActionResult({"TrustStores": [store]})

    def describe_trust_stores(self):
        arns, names = self._get_param("TrustStoreArns", []), self._get_param("Names", [])
        found = [find(self.elbv2_backend, arn) for arn in arns] if arns else stores(self.elbv2_backend).values()
        return ActionResult({"TrustStores": [each for each in found if not names or each.name in names]})

    def delete_trust_store(self):
        arn = self._get_param("TrustStoreArn")
        find(self.elbv2_backend, arn)
        if list(users(self.elbv2_backend, arn)):
            raise ELBClientError("TrustStoreInUse", "The specified trust store is currently in use.")
        del stores(self.elbv2_backend)[arn]
        return EmptyResult()

    def describe_trust_store_associations(self):
        arn = self._get_param("TrustStoreArn")
        find(self.elbv2_backend, arn)
        found = [{"ResourceArn": listener.load_balancer_arn} for listener in users(self.elbv2_backend, arn)]
        return ActionResult({"TrustStoreAssociations": found})

    def get_resource(self, arn):
        return find(self, arn) if ":truststore/" in arn else resource(self, arn)

    def keep(self, answer):
        asked = self._get_param("MutualAuthentication")
        for listener in answer.result["Listeners"]:
            if asked and asked.get("TrustStoreArn"):
                find(self.elbv2_backend, asked["TrustStoreArn"])
                listener.mutual_authentication = {"IgnoreClientCertificateExpiry": False, **asked}
            elif asked or (listener.protocol == "HTTPS" and not hasattr(listener, "mutual_authentication")):
                listener.mutual_authentication = {"Mode": (asked or {}).get("Mode", "off")}
        return answer

    ELBV2Response.create_trust_store, ELBV2Response.modify_trust_store = create_trust_store, modify_trust_store
    ELBV2Response.describe_trust_stores, ELBV2Response.delete_trust_store = describe_trust_stores, delete_trust_store
    ELBV2Response.describe_trust_store_associations = describe_trust_store_associations
    ELBV2Response.create_listener = lambda self: keep(self, create(self))
    ELBV2Response.modify_listener = lambda self: keep(self, modify(self))
    ELBv2Backend._get_resource_by_arn = get_resource


class MappedStill(APIGatewayV2Error):
    code = 409

    def __init__(self):
        super().__init__("ConflictException", "The domain name still has API mappings.")


def hosts_of_apis_lead_somewhere():
    """moto's hosts of HTTP APIs have no target that a record could lead to, never change, and ask clients for no
    certificate aloud where AWS says nothing."""
    to_json = DomainName.to_json
    create, delete = ApiGatewayV2Backend.create_domain_name, ApiGatewayV2Backend.delete_domain_name

    def complete(self, configurations):
        for each in configurations:
            each.setdefault("apiGatewayDomainName", f"d-{uuid.uuid4().hex[:10]}.execute-api.{self.region_name}.amazonaws.com")
            each.setdefault("hostedZoneId", "ZLY8HYME6SFDD")
            each.setdefault("domainNameStatus", "AVAILABLE")
            each.setdefault("ipAddressType", "ipv4")

    def described(self):
        answer = to_json(self)
        if not (self.mutual_tls_authentication or {}).get("truststoreUri"):
            answer.pop("mutualTlsAuthentication")
        return answer

    def create_domain_name(self, *args, **kwargs):
        domain = create(self, *args, **kwargs)
        complete(self, domain.domain_name_configurations)
        return domain

    def delete_domain_name(self, domain_name):
        if self.get_domain_name(domain_name) and self.get_api_mappings(domain_name):
            raise MappedStill()
        delete(self, domain_name)

    def update_domain_name(self):
        domain = self.apigatewayv2_backend.get_domain_name(self.path.split("/")[-1])
        change = json.loads(self.body)
        for before, after in zip(domain.domain_name_configurations, change.get("domainNameConfigurations", [])):
            before.update(after)
        if "mutualTlsAuthentication" in change:
            domain.mutual_tls_authentication = change["mutualTlsAuthentication"]
        return 200, {}, json.dumps(domain.to_json())

    DomainName.to_json = described
    ApiGatewayV2Backend.create_domain_name = create_domain_name
    ApiGatewayV2Backend.delete_domain_name = delete_domain_name
    ApiGatewayV2Response.update_domain_name = update_domain_name


class WrongRegion(ServiceException):
    def __init__(self, code, what, arn):
        super().__init__(code, f"{what} is not one of us-east-1, or not there: {arn}")


def distributions_keep_their_parts():
    """moto drops the access control of an origin, gives CloudFront's own certificate to all, looks for neither
    certificate nor firewall, which CloudFront takes from us-east-1 alone, and leaves the region out of the ARN."""
    origin, certificate, distribution = Origin.__init__, ViewerCertificate.__init__, Distribution.__init__
    create = CloudFrontBackend.create_distribution_with_tags

    def with_access(self, config):
        origin(self, config)
        self.origin_access_control_id = config.get("OriginAccessControlId") or ""
        if "CustomOriginConfig" not in config:
            self.s3_origin_config = {"OriginAccessIdentity": self.s3_access_identity}

    def as_asked(self, config):
        certificate(self, config)
        if self.acm_certificate_arn:
            self.cloud_front_default_certificate, self.certificate_source = False, "acm"
            self.certificate = self.acm_certificate_arn

    def with_arn(self, *args, **kwargs):
        distribution(self, *args, **kwargs)
        self.arn = self.arn.replace(":cloudfront:", ":cloudfront::")

    def create_distribution_with_tags(self, distribution_config, tags):
        arn = (distribution_config.get("ViewerCertificate") or {}).get("ACMCertificateArn")
        known = acm_backends[self.account_id]["us-east-1"]._certificates
        if arn and (arn not in known or known[arn].status != "ISSUED"):
            raise WrongRegion("InvalidViewerCertificate", "The certificate", arn)
        firewall = distribution_config.get("WebACLId")
        if firewall and firewall not in wafv2_backends[self.account_id]["aws"].wacls:
            raise WrongRegion("InvalidWebACLId", "The web ACL", firewall)
        return create(self, distribution_config, tags)

    Origin.__init__, ViewerCertificate.__init__, Distribution.__init__ = with_access, as_asked, with_arn
    CloudFrontBackend.create_distribution_with_tags = create_distribution_with_tags


def address_lists_have_whole_lock_tokens():
    """moto shortens the lock token of an IP set to less than AWS's model allows."""
    start, update = FakeIPSet.__init__, FakeIPSet.update

    def with_token(self, *args, **kwargs):
        start(self, *args, **kwargs)
        self.lock_token = str(uuid.uuid4())

    def update_with_token(self, *args, **kwargs):
        update(self, *args, **kwargs)
        self.lock_token = str(uuid.uuid4())

    FakeIPSet.__init__, FakeIPSet.update = with_token, update_with_token


def install():
    address_lists_have_whole_lock_tokens()
    certificates_wait_for_their_proof()
    balancers_ask_clients()
    hosts_of_apis_lead_somewhere()
    distributions_keep_their_parts()
