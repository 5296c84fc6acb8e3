#!/usr/bin/env bash
# The units as systemd reads them: the only objection may be that nothing is installed in /opt/serap here.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
command -v systemd-analyze >/dev/null || { echo "systemd-analyze is not here: not checked"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$root"/deploy/systemd/* "$work"
# Programs that are surely here stand in for ours.
sed -i -E 's#/opt/serap/bin/serap[a-z-]*#/bin/true#' "$work"/*.service
said=$(systemd-analyze verify "$work"/serap* 2>&1 | grep -F "$work" || true)
[ -z "$said" ] || { echo "$said" >&2; exit 1; }
for unit in "$work"/*.service; do grep -q '^NoNewPrivileges=yes' "$unit" && grep -q '^ProtectSystem=strict' "$unit" || { echo "$unit is not hardened" >&2; exit 1; }; done
for unit in $(sed -n 's/^Wants=//p' "$work/serap.target"); do [ -e "$work/$unit" ] || { echo "serap.target wants $unit, which is not there" >&2; exit 1; }; done
echo "systemd: $(ls "$work"/*.service | wc -l) services"
