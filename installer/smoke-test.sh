#!/usr/bin/env bash
# Starts a packaged client on a virtual display and waits for its window.
# Usage: installer/smoke-test.sh FOLDER    where FOLDER is the app-image
set -euo pipefail

image=${1:?the folder of the app-image}
log=$(mktemp)
processes=()

clean_up() {
    [ ${#processes[@]} -eq 0 ] || kill "${processes[@]}" 2>/dev/null || true
    rm -rf "$log" "${home:-}"
}
trap clean_up EXIT

start_display() {
    local number_file
    number_file=$(mktemp)
    # Xvfb picks a free display itself and writes its number.
    Xvfb -displayfd 3 -screen 0 1440x900x24 -nolisten tcp 3>"$number_file" 2>/dev/null &
    processes+=($!)
    for _ in $(seq 50); do
        [ -s "$number_file" ] && break
        sleep 0.1
    done
    [ -s "$number_file" ] || { echo "smoke test: Xvfb did not start" >&2; exit 1; }
    DISPLAY=:$(cat "$number_file")
    export DISPLAY
    rm -f "$number_file"
}

window_is_there() {
    xwininfo -root -tree 2>/dev/null | grep -E '"Superscapes' | grep -qv ' 1x1+\| 10x10+\| 200x200+'
}

start_display
home=$(mktemp -d)
# Port 9 answers nowhere: the window must come up and say so, not fail.
HOME=$home "$image/bin/Superscapes" --server https://localhost:9 </dev/null >"$log" 2>&1 &
client=$!
processes+=("$client")
for _ in $(seq 60); do
    if window_is_there; then
        # A client that fails right after its first picture must not pass.
        sleep 2
        if kill -0 "$client" 2>/dev/null && window_is_there; then
            echo "smoke test: the packaged client opened its window"
            exit 0
        fi
        break
    fi
    kill -0 "$client" 2>/dev/null || break
    sleep 0.5
done
echo "smoke test: no window of the packaged client; it said:" >&2
cat "$log" >&2
exit 1
