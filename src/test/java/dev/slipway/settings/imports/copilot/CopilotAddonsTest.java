package dev.slipway.settings.imports.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.settings.imports.ImportReport.FieldResult;
import org.junit.jupiter.api.Test;

/** Templates of add-ons. */
class CopilotAddonsTest extends SmallWorkspace {
    private void service(String more) {
        write("copilot/web/manifest.yml", """
                name: web
                type: Backend Service
                image: {location: "nginx:1"}
                %s
                """.formatted(more));
    }

    @Test
    void aPolicyForAStoreOfTheEnvironmentIsALink() {
        service("");
        write("copilot/environments/addons/files.yml", """
                Parameters: {App: {Type: String}, Env: {Type: String}}
                Resources:
                  filesBucket: {Type: AWS::S3::Bucket}
                Outputs:
                  filesArn:
                    Value: !GetAtt filesBucket.Arn
                    Export: {Name: !Sub "${App}-${Env}-filesArn"}
                """);
        write("copilot/web/addons/files-access.yml", """
                Parameters: {App: {Type: String}, Env: {Type: String}, Name: {Type: String}}
                Resources:
                  filesAccess:
                    Type: AWS::IAM::ManagedPolicy
                    Properties:
                      PolicyDocument:
                        Statement:
                          - Effect: Allow
                            Action: [s3:GetObject]
                            Resource: !Sub
                              - ${ ARN }/*
                              - ARN: {"Fn::ImportValue": {"Fn::Sub": "${App}-${Env}-filesArn"}}
                          - Effect: Allow
                            Action: [s3:ListBucket]
                            Resource: {"Fn::ImportValue": {"Fn::Sub": "${App}-${Env}-filesArn"}}
                """);
        var stacks = read();

        assertThat(stackFile(stacks)).contains("      uses: [{bucket: files}]\n");
        assertThat(notes(stacks, FieldResult.LOST)).isEmpty();
        assertThat(notes(stacks, FieldResult.CHANGED))
                .contains(
                        "a service whose policy names the export has a link to the store instead",
                        "the link to the store has its permissions");
    }

    @Test
    void theVariableOfALinkReplacesTheValueOfTheManifest() {
        service("variables: {ORDERS_NAME: written-by-hand}");
        write("copilot/web/addons/orders.yml", """
                Resources:
                  orders:
                    Type: AWS::DynamoDB::Table
                    Properties:
                      AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
                      KeySchema: [{AttributeName: id, KeyType: HASH}]
                Outputs:
                  ordersName: {Value: !Ref orders}
                """);
        var stacks = read();

        assertThat(stackFile(stacks)).contains("as: {name: ORDERS_NAME}").doesNotContain("written-by-hand");
        assertThat(notes(stacks, FieldResult.CHANGED))
                .contains("the link sets ORDERS_NAME, so the value of the manifest is left out");
    }

    @Test
    void theConditionOfAResourceWithoutAKeyIsLostWithIt() {
        service("");
        write("copilot/environments/addons/waf.yml", """
                Parameters: {Listener: {Type: String}, Size: {Type: String, Default: small}}
                Conditions: {HasWaf: !Equals [a, a]}
                Resources:
                  acl: {Type: AWS::WAFv2::WebACL, Condition: HasWaf}
                """);
        var stacks = read();

        assertThat(notes(stacks, FieldResult.CHANGED))
                .contains("the template's parameter counts with its default")
                .noneMatch(note -> note.contains("in every stack"));
        assertThat(notes(stacks, FieldResult.LOST))
                .contains(
                        "parameters of templates have no key; what the template makes of them is in the rows of its resources");
    }

    @Test
    void aBackupRetentionOfAMappingIsRead() {
        service("");
        write("copilot/web/addons/db.yml", """
                Parameters: {Env: {Type: String}}
                Mappings: {Sizes: {test: {Days: 7}}}
                Resources:
                  cluster:
                    Type: AWS::RDS::DBCluster
                    Properties:
                      Engine: aurora-postgresql
                      BackupRetentionPeriod: !FindInMap [Sizes, !Ref Env, Days]
                """);

        assertThat(stackFile(read())).contains("backupDays: 7");
    }

    @Test
    void aVariableOfASubstitutionMayHaveAnUnderscore() {
        service("");
        write("copilot/web/addons/access.yml", """
                Resources:
                  access:
                    Type: AWS::IAM::ManagedPolicy
                    Properties:
                      PolicyDocument:
                        Statement:
                          - Effect: Allow
                            Action: s3:ListBucket
                            Resource: !Sub ["arn:aws:s3:::${bucket_name}", {bucket_name: files}]
                """);

        assertThat(stackFile(read())).contains("arn:aws:s3:::files").doesNotContain("${");
    }
}
