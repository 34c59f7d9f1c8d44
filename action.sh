#!/usr/bin/env bash
# What action.yml runs over the repository: factlint with its reports, and its exit code.
# Whatever a workflow or a pull request brings comes in by the environment and is never part of a command;
# paths stand behind `--`.
set -uo pipefail

refuse() {
    echo "::error title=factlint::$1"
    exit 2
}

# An input that must be true or false: a slip in it must not switch anything off without a word.
wanted() {
    case "$2" in
        true) return 0 ;;
        false) return 1 ;;
        *) refuse "the input $1 of the action must be true or false" ;;
    esac
}

# Whether the checked-out files are the repository's own, and not those of a pull request from a fork.
# An event that is not known here may bring anything.
own_code() {
    case "$FACTLINT_EVENT" in
        push | schedule | workflow_dispatch | repository_dispatch | merge_group | release | create) return 0 ;;
        pull_request | pull_request_target) [[ -n "$FACTLINT_HEAD" && "$FACTLINT_HEAD" == "$FACTLINT_REPOSITORY" ]] ;;
        *) return 1 ;;
    esac
}

options=(--no-progress)
case "$FACTLINT_LOCAL_CODE" in
    auto) own_code || options+=(--no-local-code) ;;
    never) options+=(--no-local-code) ;;
    *) refuse "the input local-code of the action must be auto or never" ;;
esac
[[ -z "$FACTLINT_SELECT" ]] || options+=("--select=$FACTLINT_SELECT")
[[ -z "$FACTLINT_IGNORE" ]] || options+=("--ignore=$FACTLINT_IGNORE")
[[ -z "$FACTLINT_FAIL_ON" ]] || options+=("--fail-on=$FACTLINT_FAIL_ON")
[[ -z "$FACTLINT_CONFIG" ]] || options+=("--config=$FACTLINT_CONFIG")
[[ -z "$FACTLINT_BASELINE" ]] || options+=("--baseline=$FACTLINT_BASELINE")
[[ -z "$FACTLINT_SINCE" ]] || options+=("--since=$FACTLINT_SINCE")

reports=$(mktemp -d "$RUNNER_TEMP/factlint-reports.XXXXXX") || refuse "there is no place for the reports"
if wanted annotate "$FACTLINT_ANNOTATE"; then options+=("--output=github=$reports/annotations"); fi
if wanted summary "$FACTLINT_SUMMARY"; then options+=("--output=github-summary=$reports/summary.md"); fi
if wanted upload-sarif "$FACTLINT_UPLOAD_SARIF"; then options+=("--output=sarif=$reports/factlint.sarif"); fi

paths=()
while IFS= read -r path || [[ -n "$path" ]]; do
    path=${path%$'\r'}
    [[ "$path" =~ ^[[:space:]]*$ ]] || paths+=("$path")
done <<< "$FACTLINT_PATHS"
[[ ${#paths[@]} -gt 0 ]] || refuse "the input paths of the action names no path"

# Articles and file names are printed here, and could hold what the runner takes for its own commands.
pause=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
[[ -n "$pause" ]] || refuse "there is no source of random bytes"
echo "::stop-commands::$pause"
code=0
"$FACTLINT_PROGRAM" check "${options[@]}" -- "${paths[@]}" 2>&1 || code=$?
printf '\n::%s::\n' "$pause"

if [[ -f "$reports/annotations" ]]; then cat "$reports/annotations"; fi
if [[ -f "$reports/summary.md" ]]; then cat "$reports/summary.md" >> "$GITHUB_STEP_SUMMARY"; fi
if [[ -f "$reports/factlint.sarif" ]]; then echo "sarif=$reports/factlint.sarif" >> "$GITHUB_OUTPUT"; fi
echo "exit-code=$code" >> "$GITHUB_OUTPUT"
if [[ "$code" -gt 1 ]] && ! grep -q "title=not checked::" "$reports/annotations" 2> /dev/null; then
    refuse "factlint could not look; the log of this step says why"
fi
exit "$code"
