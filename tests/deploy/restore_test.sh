#!/usr/bin/env bash
# Backup and restore, three ways, with a real Redis, SQLite and the real programs: both stores lost, Redis lost, SQL lost.
# Usage: restore_test.sh FOLDER-OF-THE-BINARIES
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
bin=$1
work=$(mktemp -d)
pids=()
finish() {
  local pid
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT
same() { [ "$2" = "$3" ] || { echo "$1: expected \"$3\", got \"$2\"" >&2; exit 1; }; }
holds() { grep -qF -- "$3" <<<"$2" || { echo "$1: no \"$3\" in:" >&2; echo "$2" >&2; exit 1; }; }
free_port() { local port; while port=$((20000 + RANDOM % 12000)); (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done; echo "$port"; }
wait_for() { local tries=0; until "$@" >/dev/null 2>&1; do [ $((tries += 1)) -lt 300 ] || { echo "waited in vain: $*" >&2; exit 1; }; sleep 0.1; done; }

redis_port=$(free_port) tickets_port=$(free_port) sender_health=$(free_port) tickets_health=$(free_port)
make_install() {  # DIR
  mkdir -p "$1/secrets" "$1/redis" "$1/tickets"
  echo operator-secret >"$1/secrets/operator"
  echo redis-secret >"$1/secrets/redis"
  cat >"$1/serap.toml" <<TOML
[redis]
port = $redis_port
[tickets]
address = "127.0.0.1:$tickets_port"
health = "127.0.0.1:$tickets_health"
database = "tickets/tickets.db"
[sender]
address = "127.0.0.1:0"
health = "127.0.0.1:$sender_health"
tickets = "127.0.0.1:$tickets_port"
graph = "http://127.0.0.1:1"
TOML
}
start_redis() {  # DIR
  redis-server --port "$redis_port" --bind 127.0.0.1 --dir "$1/redis" --save "" --appendonly yes --appendfsync always --requirepass redis-secret >"$work/redis.log" 2>&1 &
  redis_pid=$!
  pids+=("$redis_pid")
  wait_for r PING
}
r() { REDISCLI_AUTH=redis-secret redis-cli --no-auth-warning -p "$redis_port" "$@"; }
stop_redis() { r SHUTDOWN NOSAVE >/dev/null 2>&1 || true; wait "$redis_pid" 2>/dev/null || true; }
start_tickets() {  # DIR
  "$bin/serap-tickets" --settings "$1/serap.toml" 2>"$work/tickets.log" &
  tickets_pid=$!
  pids+=("$tickets_pid")
  wait_for curl -sf "http://127.0.0.1:$tickets_health/healthz"
}
stop_tickets() { kill "$tickets_pid"; wait "$tickets_pid" 2>/dev/null || true; }
q() { sqlite3 -batch "$data/tickets/tickets.db" "$@"; }

# One citizen with a ticket; an event of staff, relayed at $3 (ms).
add_ticket() {  # ID NUMBER EVENT-RELAYED-MS
  q "PRAGMA foreign_keys = OFF; BEGIN;
    INSERT OR IGNORE INTO citizens(id, alias, channel, tenant, home, last) VALUES('c', 'Warga 1', 'whatsapp', '1', 'x', 'x');
    INSERT INTO events(ticket, version, kind, text, at_ms, relayed_ms) VALUES('$1', 1, 'staff_replied', 'Baik.', 1, $3);
    $(sed "s/@ID@/$1/; s/@NUMBER@/$2/" "$root/tests/deploy/ticket.sql");
    UPDATE tickets SET text = 'selokan mampet' WHERE id = '$1'; COMMIT"
}
out() { printf '{"v":1,"id":"%s","lane":"ack","text":"halo","ch":"whatsapp","tn":"1","to":"x","at":1,"in":1}' "$1"; }

# --- an install with something under way
data=$work/first
make_install "$data"
start_redis "$data"
start_tickets "$data"
stop_tickets
first_epoch=$(q 'SELECT epoch FROM install')
same "tickets gave Redis its epoch" "$(r GET epoch)" "$first_epoch"
add_ticket t-1 SRP-26-AAAAAA-1 1000
r SET 'conv:{3}:whatsapp/1/x' '{"number":"SRP-26-AAAAAA-1"}' >/dev/null
r XADD 'out:{3}:ack' '*' e "$(out 3.sent)" >/dev/null
r XADD 'out:{3}:ack' '*' e "$(out 3.unsaid)" >/dev/null
r XADD 'in:{3}' '*' e '{"v":1}' >/dev/null
r SET 'lease:{3}:out' '1:x' >/dev/null
mkdir -p "$data/tickets/media" && echo picture >"$data/tickets/media/abc"

same "a folder with something in it is refused" "$("$root/deploy/backup" "$data/redis" --data "$data" >/dev/null 2>&1; echo $?)" 1
echo "Warga 1" >"$data/erased.txt"  # as serapctl citizen erase notes it
said=$("$root/deploy/backup" "$work/backup" --data "$data" --secrets "$work/kept")
holds "a warning about secrets" "$said" "keep them apart"
same "the secrets are apart" "$(cat "$work/kept/operator"; ls "$work/backup" | grep -c secret || true)" "operator-secret
0"
[ "$(stat -c %a "$work/backup/tickets.db")" = 600 ] || { echo "the backup is readable by others" >&2; exit 1; }

# --- after the backup: an event relayed, a message taken by the platform, a new ticket
add_ticket t-2 SRP-26-BBBBBB-2 "$(date +%s%3N)"
r SET 'conv:{3}:whatsapp/1/y' '{"number":"SRP-26-BBBBBB-2"}' >/dev/null
q "INSERT INTO deliveries VALUES('3.sent', 0, 'wamid.A', 'delivered', 1, 0, '')"

refused=$("$root/deploy/restore" "$work/backup" --sql-lost --data "$data" 2>&1 || true)
holds "a running install is not touched" "$refused" "redis answers"
stop_redis
refused=$("$root/deploy/restore" "$work/backup" --data "$data" 2>&1 || true)
holds "stores are not written over" "$refused" "is not empty"
cp -a "$work/backup" "$work/damaged"
printf x | dd of="$work/damaged/tickets.db" bs=1 seek=5000 conv=notrunc status=none
refused=$("$root/deploy/restore" "$work/damaged" --data "$work/nowhere" 2>&1 || true)
holds "a damaged backup is refused" "$refused" "damaged"
cp -a "$data" "$work/redis-lost"
cp -a "$data" "$work/sql-lost"

# --- 1: both lost
data=$work/both
"$root/deploy/restore" "$work/backup" --data "$data" --secrets "$work/kept" >"$work/report"
start_redis "$data"
epoch=$(q 'SELECT epoch FROM install')
[ "$epoch" != "$first_epoch" ] || { echo "both: the epoch is the old one" >&2; exit 1; }
same "both: one epoch" "$(r GET epoch)" "$epoch"
same "both: Redis has what it had" "$(r XLEN 'out:{3}:ack') $(r XLEN 'in:{3}')" "2 1"
same "both: no lease of the dead" "$(r EXISTS 'lease:{3}:out')" 0
same "both: the media" "$(cat "$data/tickets/media/abc")" picture
same "both: an event relayed before stays so" "$(q 'SELECT count(*) FROM events WHERE relayed_ms IS NULL')" 0
q "INSERT INTO events(ticket, version, kind, text, at_ms) VALUES('t-1', 1, 'staff_replied', 'x', 1)"
[ "$(q 'SELECT max(id) FROM events')" -gt 1700000000000 ] || { echo "both: a new event reuses an id that Redis may have seen" >&2; exit 1; }
q "PRAGMA foreign_keys = OFF; DELETE FROM events WHERE id > 1700000000000"
holds "both: the report" "$(cat "$work/report")" "is in neither store"
start_tickets "$data"

# The sender says nothing until it is released.
"$bin/serap-sender" --settings "$data/serap.toml" 2>"$work/sender.log" &
sender_pid=$!
pids+=("$sender_pid")
held() { curl -s "http://127.0.0.1:$sender_health/healthz" | grep -q held; }
wait_for held
same "both: no lease of a held sender" "$(r EXISTS 'lease:{3}:out')" 0
same "both: what was erased is back, until the release" "$(q "SELECT text <> '' FROM tickets WHERE id = 't-1'")" 1
holds "release" "$("$bin/serapctl" release --settings "$data/serap.toml" 2>/dev/null)" Released
owned() { [ "$(r EXISTS 'lease:{3}:out')" = 1 ]; }
wait_for owned
kill "$sender_pid"; wait "$sender_pid" 2>/dev/null || true
same "both: who was erased is erased again" "$(q "SELECT text || status FROM tickets WHERE id = 't-1'")" dibatalkan
stop_tickets
stop_redis

# --- an old half beside a new one
cp -a "$work/redis-lost/redis" "$work/old-redis"
mkdir -p "$work/mixed" && cp -a "$data/serap.toml" "$data/secrets" "$data/tickets" "$work/mixed/" && cp -a "$work/old-redis" "$work/mixed/redis"
start_redis "$work/mixed"
refused=$("$bin/serap-tickets" --settings "$work/mixed/serap.toml" 2>&1 || true)
holds "an old Redis beside a restored database is refused" "$refused" "different epochs"
stop_redis

# --- 2: Redis lost, the database lived on
data=$work/redis-lost
rm -rf "$data/redis"
"$root/deploy/restore" "$work/backup" --redis-lost --data "$data" >"$work/report"
start_redis "$data"
same "redis: one epoch" "$(r GET epoch)" "$(q 'SELECT epoch FROM install')"
same "redis: the ticket since the backup is there" "$(q "SELECT count(*) FROM tickets WHERE id = 't-2'")" 1
same "redis: what was relayed since goes again, no more" "$(q 'SELECT group_concat(ticket) FROM events WHERE relayed_ms IS NULL')" t-2
same "redis: what the platform has is marked" "$(r HGET 'send:{3}' 3.sent)" "t|0|wamid.A"
same "redis: what it has not is not" "$(r HEXISTS 'send:{3}' 3.unsaid)" 0
holds "redis: the report counts it" "$(cat "$data/restored.txt")" "1 messages of the outbox will be said"
stop_redis

# --- 3: SQL lost, Redis lived on
data=$work/sql-lost
rm -rf "$data/tickets"
"$root/deploy/restore" "$work/backup" --sql-lost --data "$data" >"$work/report"
start_redis "$data"
same "sql: one epoch" "$(r GET epoch)" "$(q 'SELECT epoch FROM install')"
same "sql: Redis kept what came since" "$(r EXISTS 'conv:{3}:whatsapp/1/y')" 1
same "sql: sending is held" "$(r EXISTS held)" 1
holds "sql: the number a citizen was told and nobody knows now" "$(cat "$work/report")" "    SRP-26-BBBBBB-2"
[ "$(grep -c '    SRP-' "$work/report")" = 1 ] || { echo "sql: a known number is listed" >&2; exit 1; }
stop_redis
echo "backup and restore: all as promised"
