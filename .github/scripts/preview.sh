#!/bin/sh
# Writes the differences from a revision and the diagram of each stack: preview.sh FOLDER REVISION
# A stack is a file Pulumi.<stack>.yaml, here or in the revision. After a rejected stack it continues with the next one, and
# exits with 1 at the end.
folder=$1
revision=$2
mkdir -p "$folder" || exit 2
code=0
for stack in $({ printf '%s\n' Pulumi.*.yaml && git ls-tree --name-only "$revision"; } |
    sed -n 's/^Pulumi\.\([^*].*\)\.yaml$/\1/p' | sort -u); do
    echo "::group::$stack"
    if ./slipway preview "$stack" --against "$revision" --markdown "$folder/$stack.md" 2>"$folder/$stack.err"; then
        ./slipway graph "$stack" --mermaid "$folder/$stack.mmd" || code=1
    else
        code=1
        [ -s "$folder/$stack.md" ] ||
            { echo "The preview is rejected:" && sed 's/^/    /' "$folder/$stack.err"; } >"$folder/$stack.md"
    fi
    cat "$folder/$stack.err" >&2
    rm "$folder/$stack.err"
    echo "::endgroup::"
done
exit $code
