#!/bin/sh
# Starts the window, or, where there is no display, runs the quick demo and leaves its folder to be looked at.
set -eu
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
	exec .venv/bin/so-cong-doan
fi
folder=$(mktemp -d "${TMPDIR:-/tmp}/so-cong-doan-demo.XXXXXX")
echo "No display (DISPLAY and WAYLAND_DISPLAY are empty): running the demo without a window into $folder"
.venv/bin/so-cong-doan demo --quick --to "$folder"
echo "Done. Stores, bundles and papers lie in $folder; with a display, make run opens the window."
