#!/usr/bin/env bash
# Alerts and dashboard: every metric they name is in the sources, every alert is in the runbook and fires on one expression.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root/deploy/monitoring"
wrong() { echo "$*" >&2; exit 1; }
metrics=$(grep -ohE 'serap_[a-z0-9_]+' rules.yml dashboard.json | sort -u)
[ "$(wc -l <<<"$metrics")" -ge 15 ] || wrong "only $(wc -l <<<"$metrics") metrics are watched"
for metric in $metrics; do
  grep -rqE --include='*.[ch]pp' "[\"(\\]?${metric%_bucket}[\"{\\ ,]" "$root/gateway" "$root/bots" "$root/services" || wrong "$metric is in no source"
done
alerts=$(sed -n 's/^ *- alert: //p' rules.yml)
for alert in $alerts; do grep -q "^| $alert |" README.md || wrong "$alert has no line in the runbook"; done
for line in $(sed -n 's/^| \(Serap[A-Za-z]*\) |.*/\1/p' README.md); do grep -qx "$line" <<<"$alerts" || wrong "the runbook names $line, which is no alert"; done
[ "$(wc -l <<<"$alerts")" = "$(grep -c '^ *expr: ' rules.yml)" ] || wrong "an alert without an expression"
[ "$(wc -l <<<"$alerts")" = "$(sort -u <<<"$alerts" | wc -l)" ] || wrong "two alerts of one name"
jq -e '(.panels | length) >= 10 and all(.panels[]; (.targets[0].expr | length) > 0 and .datasource.uid == "serap-prometheus") and ([.panels[].id] | length == (unique | length))' dashboard.json >/dev/null ||
  wrong "dashboard.json: a panel without an expression, of another data source, or twice"
grep -q 'uid: serap-prometheus' grafana-datasource.yml || wrong "the dashboard's data source is not provisioned"
if command -v promtool >/dev/null; then promtool check rules rules.yml; fi
echo "monitoring: $(wc -l <<<"$metrics") metrics, $(wc -l <<<"$alerts") alerts"
