package dev.slipway.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Creates the missing service-linked roles of the account. */
@Command(
        name = "bootstrap",
        description = {
            "Creates the service-linked roles that a stack needs, once in each account.",
            "Without STACK, creates those that any stack may need. Roles that exist stay as they are."
        },
        footer = "  ./slipway bootstrap dev",
        exitCodeList = {
            "0:the account has all roles",
            "1:the stack file has an error, or AWS rejects a call",
            "2:wrong usage"
        })
final class BootstrapCommand extends SlipwayCommand {
    @Mixin
    private final AccountArgument account = new AccountArgument();

    @Override
    public Integer call() {
        var roles = List.copyOf(account.roles());
        var created = account.withRoles(existing -> roles.stream()
                .filter(role -> {
                    var isNew = existing.create(role);
                    print((isNew ? "created  " : "exists   ") + role.name());
                    return isNew;
                })
                .count());
        if (created > 0) {
            printProgress("AWS can use a new role after up to a minute: wait that long before pulumi up");
        }
        return 0;
    }
}
