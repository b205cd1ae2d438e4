// a CDK override
