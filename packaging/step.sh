#!/bin/sh
# Runs one step of make test: a headline before it, its time after it, its output only as the step gives it.
#   step.sh --start | step.sh --total | step.sh HEADLINE COMMAND…
set -u
clock=${TMPDIR:-/tmp}/so-cong-doan-test-started.$(id -u)
case "$1" in
--start)
	date +%s >"$clock"
	exit 0
	;;
--total)
	begun=$(cat "$clock" 2>/dev/null || date +%s)
	rm -f "$clock"
	printf '\nEverything passed in %d s\n' $(($(date +%s) - begun))
	exit 0
	;;
esac
headline=$1
shift
printf '\n== %s\n' "$headline"
begun=$(date +%s)
"$@" </dev/null
code=$?
taken=$(($(date +%s) - begun))
if [ "$code" -eq 0 ]; then
	printf '== ok, %d s\n' "$taken"
else
	printf '== NOT PASSED: %s (exit code %d, %d s)\n' "$headline" "$code" "$taken"
fi
exit "$code"
